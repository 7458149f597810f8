"""Identity (机构与人员).

Who is who: regions, bodies and windows of the district; accounts that sign in, parties that apply, mandates
to act for a party, posts that staff hold. It owns no case and no item.
"""
