"""Exchange (跨域通办, 省平台).

Partners, agreements, proxy cases, signed messages and adapters to outside platforms. It arrives with a later
issue; until then what needs it says "not yet measured".
"""
