"""A small invented district as files, whole and without a fault; tests spoil one cell at a time."""

from yichuang.domain.identity.tests.factories import credit_code

CODES = [credit_code(n, leading="11", region="999901") for n in range(1, 6)]

FILES = {
    "regions": """code,name,level,parent
999901000000,示例区,district,
999901001000,示例镇,town,999901000000
999901001001,示例村,village,999901001000
999901001002,示例社区,village,999901001000
""",
    "communities": """region,lat,lon,population,households,approximate,note
999901001001,27.8,113.1,1000,400,1,
999901001002,27.9,113.2,500,200,1,
""",
    "departments": f"""code,name,short_name,uscc,kind,hall_window,region,note
BUR,示例区行政审批局,区审批局,{CODES[0]},bureau,yes,999901000000,
AAJ,示例区甲局,区甲局,{CODES[1]},department,yes,999901000000,
TOW,示例镇人民政府,示例镇,{CODES[2]},town,yes,999901001000,
ALL,镇便民服务中心,镇中心,{CODES[3]},town,yes,999901000000,统称
""",
    "district": """region,bureau,centre,hall_address,contact_phone,complaint_phone,review_body,litigation_court,\
posts_from,sample,note
999901000000,BUR,,示例路1号,0731-00000001,0731-00000002,示例区人民政府,示例区人民法院,2021-01-01,1,
""",
    "working_hours": """code,name,days,am_open,am_close,pm_open,pm_close,by_appointment,stop_ticket_minutes,source,note
HALL,大厅,mon|tue,09:00,12:00,13:00,17:00,no,20,illustrative,
""",
    "windows": """number,zone,name,kind,departments,hours,count_source,note
A01,综合区,综合窗口1,general,*,HALL,illustrative,
B01,专区,甲局窗口,special,AAJ,HALL,illustrative,
""",
    "staff": """username,name,department,title,roles,region,own_staff,sample
bur-01,示例甲,BUR,窗口,COUNTER|SUPERVISOR,999901000000,1,1
aaj-01,示例乙,AAJ,审查,ACCEPTOR|REVIEWER,999901000000,0,1
aaj-02,示例丙,AAJ,首席代表,CHIEF|HEAD,999901000000,0,1
tow-01,示例丁,TOW,主任,COUNTER|REVIEWER|HEAD,999901001000,0,1
""",
}


def cells(text: str) -> list[list[str]]:
    return [line.split(",") for line in text.splitlines()]


def files(tables: dict[str, str] | None = None, **texts: str) -> dict[str, tuple[str, bytes]]:
    """The files as a load takes them, with the texts of some replaced."""
    return {table: (f"{table}.csv", text.encode()) for table, text in ((tables or FILES) | texts).items()}


def spoiled(table: str, row: int, column: str, value: str, tables: dict[str, str] | None = None):
    """The same files with one cell replaced; `row` as a spreadsheet counts it."""
    lines = cells((tables or FILES)[table])
    lines[row - 1][lines[0].index(column)] = value
    return files(tables, **{table: "\n".join(map(",".join, lines)) + "\n"})
