"""Regions, the bodies that decide, the windows that receive, and when they are open.

These carry codes that the whole country or the whole district uses; the code is their key.
"""

from django.db import models
from django.db.models import Q

DISTRICT_DIGITS, TOWN_DIGITS = 6, 9


class Region(models.Model):
    """A district, a town (镇, 街道) or a village-level unit (村, 社区), by its 12-digit statistical code."""

    class Level(models.TextChoices):
        DISTRICT = "district", "县（市、区）"
        TOWN = "town", "镇（街道）"
        VILLAGE = "village", "村（社区）"

    code = models.CharField("区划代码", max_length=12, primary_key=True)
    name = models.CharField("名称", max_length=60)
    level = models.CharField("级别", max_length=10, choices=Level)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    population = models.PositiveIntegerField("人口", null=True, blank=True)
    households = models.PositiveIntegerField("户数", null=True, blank=True)
    approximate = models.BooleanField("坐标、人口为估计", default=False)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self):
        return self.name

    @property
    def prefix(self) -> str:
        """What the codes of everything inside it begin with."""
        return self.code[: {"district": DISTRICT_DIGITS, "town": TOWN_DIGITS}.get(self.level, 12)]


class BodyQuerySet(models.QuerySet):
    def towns(self):
        return self.filter(kind=Body.Kind.TOWN, is_collective=False)


class Body(models.Model):
    """A department, a town or the bureau itself (实施主体)."""

    class Kind(models.TextChoices):
        DEPARTMENT = "department", "部门"
        TOWN = "town", "镇（街道）"
        BUREAU = "bureau", "行政审批局"

    code = models.CharField("代号", max_length=12, primary_key=True)
    name = models.CharField("名称", max_length=120, unique=True)
    short_name = models.CharField("简称", max_length=60, unique=True)
    uscc = models.CharField("统一社会信用代码", max_length=18, unique=True)
    uscc_is_sample = models.BooleanField("信用代码为样例", default=False)
    kind = models.CharField("类别", max_length=12, choices=Kind)
    # Several towns under one name in the catalogue. It decides nothing itself: the applicant's town does.
    is_collective = models.BooleanField("多个镇街的统称", default=False)
    has_window = models.BooleanField("进驻大厅", default=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="bodies")
    order = models.PositiveSmallIntegerField(default=0)
    note = models.CharField(max_length=200, blank=True)

    objects = BodyQuerySet.as_manager()

    class Meta:
        ordering = ["order", "code"]
        verbose_name_plural = "bodies"

    def __str__(self):
        return self.short_name


WEEK = {"mon": "一", "tue": "二", "wed": "三", "thu": "四", "fri": "五", "sat": "六", "sun": "日"}
WHOLE_DAYS = {"mon|tue|wed|thu|fri": "周一至周五", "mon|tue|wed|thu|fri|sat|sun": "每天"}


class WorkingHours(models.Model):
    """When something is open, as 09:00 to 24:00. A day without a noon break has only the first and the last time."""

    code = models.CharField(max_length=20, primary_key=True)
    name = models.CharField("名称", max_length=60)
    days = models.CharField("星期", max_length=40)  # mon|tue|…
    am_open = models.CharField(max_length=5, blank=True)
    am_close = models.CharField(max_length=5, blank=True)
    pm_open = models.CharField(max_length=5, blank=True)
    pm_close = models.CharField(max_length=5, blank=True)
    by_appointment = models.BooleanField("需预约", default=False)
    stop_ticket_minutes = models.PositiveSmallIntegerField("提前停止取号（分钟）", default=0)
    source = models.CharField(max_length=20)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name_plural = "working hours"

    def __str__(self):
        return self.name

    @property
    def spans(self) -> list[tuple[str, str]]:
        """The opening times of a day as (open, close) pairs."""
        times = [time for time in (self.am_open, self.am_close, self.pm_open, self.pm_close) if time]
        return list(zip(times[::2], times[1::2], strict=True))

    @property
    def in_words(self) -> str:
        """周一至周五 09:00–12:00，13:00–17:00"""
        days = WHOLE_DAYS.get(self.days) or "、".join(f"周{WEEK[day]}" for day in self.days.split("|"))
        times = "，".join(f"{opens}–{closes}" for opens, closes in self.spans)
        return f"{days} {times}{'（要预约）' if self.by_appointment else ''}"


class WindowQuerySet(models.QuerySet):
    def serving(self, body_code: str):
        """The windows that take in matters of this body."""
        return self.filter(Q(serves_all=True) | Q(bodies=body_code)).distinct()


class Window(models.Model):
    """A window of the hall (窗口)."""

    number = models.CharField("窗口号", max_length=12, primary_key=True)
    zone = models.CharField("区域", max_length=60)
    name = models.CharField("名称", max_length=80, unique=True)
    kind = models.CharField("类别", max_length=20)
    serves_all = models.BooleanField("综合（不分部门）", default=False)
    bodies = models.ManyToManyField(Body, blank=True, related_name="windows")
    hours = models.ManyToManyField(WorkingHours, related_name="windows")
    count_source = models.CharField(max_length=20, blank=True)
    note = models.CharField(max_length=200, blank=True)

    objects = WindowQuerySet.as_manager()

    class Meta:
        ordering = ["number"]

    def __str__(self):
        return f"{self.number} {self.name}"


class District(models.Model):
    """What every page and paper of this district says: who runs the site, where to ask, where to seek remedy."""

    region = models.OneToOneField(Region, models.PROTECT, primary_key=True, related_name="district")
    bureau = models.ForeignKey(Body, models.PROTECT, related_name="+")
    centre = models.ForeignKey(Body, models.PROTECT, related_name="+", null=True, blank=True)
    hall_address = models.CharField("大厅地址", max_length=200, blank=True)
    contact_phone = models.CharField("咨询电话", max_length=40, blank=True)
    complaint_phone = models.CharField("投诉电话", max_length=40, blank=True)
    review_body = models.CharField("行政复议机关", max_length=100, blank=True)
    litigation_court = models.CharField("行政诉讼法院", max_length=100, blank=True)
    posts_from = models.DateField("岗位起始日期", null=True, blank=True)  # of posts that are loaded from a file
    is_sample = models.BooleanField("样例", default=False)

    def __str__(self):
        return self.region.name

    @property
    def code(self) -> str:
        return self.region_id

    @property
    def name(self) -> str:
        return self.region.name
