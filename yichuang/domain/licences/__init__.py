"""Licences (电子证照).

What was granted: licence types, issued licences, their signed files, verification and reuse (免提交). The
decision that grants a licence belongs to cases.
"""
