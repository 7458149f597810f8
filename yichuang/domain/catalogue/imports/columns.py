"""The columns of the files the catalogue takes in, and what their words stand for in the code tables."""

from yichuang.domain.catalogue.tables import codes, specials
from yichuang.domain.catalogue.tables.topics import CORP_TOPICS, PERSON_TOPICS
from yichuang.kernel.cells import Cell, Many, OneOf, Pattern, Whole, YesNo, blank, column
from yichuang.kernel.sheets import Columns

ITEM_CODE = r"[A-Z]{2,12}-\d{3}"
SAYS_ITEM_CODE = "应是机构代号、连字符和三位数字，如 ABC-001"
NAMED_TYPES = {name: code for code, name in codes.ITEM_TYPE.items()}
AUDIENCE = {"individual": ["1"], "organization": ["2", "3", "4", "5", "9"], "both": ["1", "2", "3", "4", "5", "9"]}
KIND = {"instant": codes.INSTANT, "promised": codes.PROMISED}
# consult: questions only · preaccept: looked at online · accept: accepted online · full: decided and answered online
ONLINE_DEPTH = {"consult": "1", "preaccept": "123", "accept": "1234", "full": "123456"}
SCOPE = {"district": "0", "city": "4", "province": "3", "cross_province": "2"}
RESULT_TYPE = {"licence": "10", "certificate": "10", "approval": "20", "record": "40", "payment": "40", "none": "99"}
GIVES_A_LICENCE = ("licence", "certificate")
NECESSITY = {"required": codes.REQUIRED, "conditional": codes.CONDITIONAL, "deferrable": codes.DEFERRABLE}
MEDIUM = {"paper": "1", "electronic": "2", "either": "3"}
SOURCE = {"applicant": "10", "government": "20", "agency": "99"}


class Items(Columns):
    """items.csv"""

    optional = frozenset({"decided", "identity_level", "commitment", "upper_body"})

    code = column("code", Pattern(ITEM_CODE, SAYS_ITEM_CODE))
    name = column("name", Cell(longest=200))
    item_type = column("item_type", OneOf(NAMED_TYPES))
    department = column("department")
    level = column("level", OneOf(("district", "town", "village")))
    audience = column("audience", OneOf(AUDIENCE))
    kind = column("kind", OneOf(KIND))
    statutory_days = column("statutory_days", Whole(most=3650))
    promised_days = column("promised_days", Whole(most=3650))
    visits = column("visits", Whole(most=20))
    online = column("online", OneOf(ONLINE_DEPTH))
    scope = column("scope", OneOf(SCOPE))
    fee = column("fee")
    legal_basis = column("legal_basis")
    conditions = column("conditions")
    result_name = blank("result_name", 200)
    result_kind = column("result_kind", OneOf(tuple(RESULT_TYPE)))
    validity_years = column("validity_years", Whole(most=100))
    special_steps = column("special_steps", Many(specials.KINDS, blank=True))
    annual_volume = column("annual_volume", Whole())
    grassroots = column("grassroots", YesNo())
    kiosk = column("kiosk", YesNo())
    kiosk_functions = column("kiosk_functions", Many(tuple(codes.KIOSK_FUNCTION), blank=True))
    keywords = column("keywords", Many(blank=True))
    steps_before = column("steps_before", Whole(blank=True, most=100))
    steps_after = column("steps_after", Whole(blank=True, most=100))
    days_before = column("days_before", Whole(blank=True, most=3650))
    visits_before = column("visits_before", Whole(blank=True, most=100))
    decided = column("decided", OneOf(tuple(codes.DECIDED), blank=True))
    commitment = column("commitment", YesNo(blank=True))
    identity_level = column("identity_level", Whole(least=1, most=3, blank=True))
    upper_body = blank("upper_body", 60)


class Materials(Columns):
    """materials.csv"""

    optional = frozenset({"promisable", "owed_days"})

    item_code = column("item_code", Pattern(ITEM_CODE, SAYS_ITEM_CODE))
    seq = column("seq", Whole(least=1, most=200))
    name = column("name", Cell(longest=200))
    material_type = column("material_type", Cell(longest=80))
    necessity = column("necessity", OneOf(NECESSITY))
    originals = column("originals", Whole(most=50))
    copies = column("copies", Whole(most=50))
    medium = column("medium", OneOf(MEDIUM))
    source = column("source", OneOf(SOURCE))
    issuer = blank("issuer", 200)
    licence_type = blank("licence_type", 120)
    note = blank("note", 500)
    owed_days = column("owed_days", Whole(most=60, blank=True))
    promisable = column("promisable", YesNo(blank=True))


class Fields(Columns):
    """fields.csv"""

    optional = frozenset({"longest"})

    item_code = column("item_code", Pattern(ITEM_CODE, SAYS_ITEM_CODE))
    seq = column("seq", Whole(least=1, most=200))
    element = column("element", Pattern(r"[a-z][a-z0-9_]{0,79}", "应是小写英文、数字和下划线"))
    label = column("label", Cell(longest=120))
    type = column("type", OneOf(tuple(codes.FIELD_TYPE)))
    required = column("required", YesNo())
    options = column("options", Many(blank=True))
    help = blank("help", 300)
    longest = column("longest", Whole(least=1, most=max(codes.MOST_SIGNS.values()), blank=True))


class Topics(Columns):
    """topics.csv: the topics of a body's items, or of one item where it differs"""

    code = column("code")
    person = column("person", Many(PERSON_TOPICS, blank=True))
    corp = column("corp", Many(CORP_TOPICS, blank=True))
