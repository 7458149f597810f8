"""Regions, bodies, hours and windows: what must hold of their files, and how they are stored."""

from yichuang.domain.identity.acts import store
from yichuang.domain.identity.models import Body, District, Region, Window, WorkingHours
from yichuang.kernel.sheets import Sheet

ZEROS = {"district": "000000", "town": "000", "village": ""}
ABOVE = {"district": None, "town": "district", "village": "town"}
EVERY = "*"


# -------------------------------------------------------------------------------------------------- regions


def check_regions(sheet: Sheet) -> None:
    """Codes are nested: a town's begins with its district's six digits, a village's with its town's nine."""
    sheet.unique("code")
    levels = {row.code: row.level for row in sheet.rows} | dict(
        Region.objects.exclude(code__in=[row.code for row in sheet.rows]).values_list("code", "level")
    )
    for row in sheet.rows:
        if not row.code.endswith(ZEROS[row.level]):
            sheet.blame(row, "code", f"{Region.Level(row.level).label}的代码应以 {ZEROS[row.level]} 结尾", row.code)
        if bool(row.parent) != (row.level != "district"):
            sheet.blame(row, "parent", "区县没有上级，镇街和村社区要写上级", row.parent)
        elif row.parent and levels.get(row.parent) != ABOVE[row.level]:
            sheet.blame(row, "parent", "上级不存在，或级别不对", row.parent)
        elif row.parent and not row.code.startswith(row.parent.rstrip("0")):
            sheet.blame(row, "parent", "代码不是以上级的代码开头", row.parent)


def store_regions(sheet: Sheet) -> tuple[int, int]:
    """Parents first; what communities.csv said of a region stays."""
    known = Region.objects.in_bulk([row.code for row in sheet.rows])
    regions = []
    for row in sorted(sheet.rows, key=lambda row: list(ZEROS).index(row.level)):
        before = known.get(row.code) or Region()
        kept = {name: getattr(before, name) for name in COMMUNITY_COLUMNS}
        regions.append(Region(code=row.code, name=row.name, level=row.level, parent_id=row.parent or None, **kept))
    return store(regions)


COMMUNITY_COLUMNS = ("latitude", "longitude", "population", "households", "approximate", "note")


def check_communities(sheet: Sheet, regions: Sheet | None) -> None:
    sheet.unique("region")
    villages = set(Region.objects.filter(level="village").values_list("code", flat=True))
    villages |= {row.code for row in regions.rows if row.level == "village"} if regions else set()
    sheet.refers("region", villages, "村（社区）")
    for row in sheet.rows:
        if row.households > row.population:
            sheet.blame(row, "households", "户数比人口还多", str(row.households))


def store_communities(sheet: Sheet) -> tuple[int, int]:
    known = Region.objects.in_bulk([row.region for row in sheet.rows])
    regions = [
        Region(
            code=row.region, name=known[row.region].name, level="village", parent_id=known[row.region].parent_id,
            latitude=row.lat, longitude=row.lon, population=row.population, households=row.households,
            approximate=row.approximate, note=row.note,
        )
        for row in sheet.rows
    ]  # fmt: skip
    return store(regions)


# --------------------------------------------------------------------------------------------------- bodies


def check_departments(sheet: Sheet, regions: Sheet | None) -> None:
    for column in ("code", "name", "short_name", "uscc"):
        sheet.unique(column)
    sheet.refers("region", region_codes(regions), "区划")


def region_codes(regions: Sheet | None) -> set[str]:
    known = set(Region.objects.values_list("code", flat=True))
    return known | {row.code for row in regions.rows} if regions else known


def body_codes(departments: Sheet | None) -> set[str]:
    known = set(Body.objects.values_list("code", flat=True))
    return known | {row.code for row in departments.rows} if departments else known


def store_departments(sheet: Sheet, *, sample: bool) -> tuple[int, int]:
    """A body of kind town whose region is a whole district is the common name of the towns, and decides nothing."""
    levels = dict(Region.objects.values_list("code", "level"))
    bodies = [
        Body(
            code=row.code, name=row.name, short_name=row.short_name, uscc=row.uscc, uscc_is_sample=sample,
            kind=row.kind, is_collective=row.kind == "town" and levels[row.region] == "district",
            has_window=row.hall_window, region_id=row.region, order=order, note=row.note,
        )
        for order, row in enumerate(sheet.rows, 1)
    ]  # fmt: skip
    return store(bodies)


def check_district(sheet: Sheet, regions: Sheet | None, departments: Sheet | None) -> None:
    sheet.refers("region", region_codes(regions), "区划")
    sheet.refers("bureau", body_codes(departments), "机构")
    sheet.refers("centre", body_codes(departments), "机构")
    for row in sheet.rows[1:]:
        sheet.blame(row, "region", "只写一行：一套系统只服务一个区县", row.region)


def store_district(sheet: Sheet) -> tuple[int, int]:
    row = sheet.rows[0]
    return store([
        District(
            region_id=row.region, bureau_id=row.bureau, centre_id=row.centre or None, hall_address=row.hall_address,
            contact_phone=row.contact_phone, complaint_phone=row.complaint_phone, review_body=row.review_body,
            litigation_court=row.litigation_court, posts_from=row.posts_from, is_sample=row.sample,
        )
    ])  # fmt: skip


# ---------------------------------------------------------------------------------------- hours and windows


def check_hours(sheet: Sheet) -> None:
    sheet.unique("code")
    for row in sheet.rows:
        times = [time for time in (row.am_open, row.am_close, row.pm_open, row.pm_close) if time]
        if len(times) % 2 or not times:
            sheet.blame(row, "am_open", "开门和关门时间要成对")
        elif times != sorted(set(times)):
            sheet.blame(row, "am_open", "时间要从早到晚，不能重复")


def store_hours(sheet: Sheet) -> tuple[int, int]:
    return store([
        WorkingHours(
            code=row.code, name=row.name, days="|".join(row.days), am_open=row.am_open, am_close=row.am_close,
            pm_open=row.pm_open, pm_close=row.pm_close, by_appointment=row.by_appointment,
            stop_ticket_minutes=row.stop_ticket_minutes, source=row.source, note=row.note,
        )
        for row in sheet.rows
    ])  # fmt: skip


def check_windows(sheet: Sheet, departments: Sheet | None, hours: Sheet | None) -> None:
    sheet.unique("number")
    sheet.unique("name")
    sheet.refers("departments", body_codes(departments) | {EVERY}, "机构")
    known = set(WorkingHours.objects.values_list("code", flat=True))
    sheet.refers("hours", known | {row.code for row in hours.rows} if hours else known, "工作时间")


def store_windows(sheet: Sheet) -> tuple[int, int]:
    """The windows, then which bodies they serve and when they are open."""
    created, changed = store([
        Window(
            number=row.number, zone=row.zone, name=row.name, kind=row.kind, serves_all=EVERY in row.departments,
            count_source=row.count_source, note=row.note,
        )
        for row in sheet.rows
    ])  # fmt: skip
    moved = linked(Window.bodies.through, "body_id", {r.number: set(r.departments) - {EVERY} for r in sheet.rows})
    moved |= linked(Window.hours.through, "workinghours_id", {r.number: set(r.hours) for r in sheet.rows})
    return created, max(changed, len(moved) - created)


def linked(through, column: str, wanted: dict[str, set[str]]) -> set[str]:
    """Bring a many-to-many table of windows to what the file says; return the windows it changed."""
    there: dict[str, set[str]] = {number: set() for number in wanted}
    for number, code in through.objects.filter(window__in=wanted).values_list("window_id", column):
        there[number].add(code)
    moved = {number for number in wanted if wanted[number] != there[number]}
    through.objects.filter(window__in=moved).delete()
    through.objects.bulk_create(
        through(**{"window_id": number, column: code}) for number in sorted(moved) for code in sorted(wanted[number])
    )
    return moved
