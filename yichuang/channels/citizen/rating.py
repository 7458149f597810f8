"""好差评: five large grades, then why. By the code, in one's own session, or on the tablet of a window."""

from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe

from django import forms
from django.conf import settings
from django.core import signing
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from yichuang.channels.citizen.session import citizen_only
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.evaluation import acts, reads
from yichuang.domain.evaluation.tables import BAD, GRADES, MOBILE, PC, QR, SMS, TABLET
from yichuang.kernel.vault import blind_index

DEVICE = "rating_device"  # the cookie that tells one device from another; only its digest is kept
A_YEAR = 365 * 24 * 3600
OPENED = "evaluation.opened"
VIAS = {"qr": QR, "sms": SMS}
PHONE = r"^1[3-9]\d{9}$"


class CodeForm(forms.Form):
    code = forms.CharField(
        label="评价码",
        max_length=20,
        help_text="12 个字母和数字，在短信和“我的消息”里，例如 ABCD-2345-EFGH。大小写、短横都不要紧",
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "class": "govuk-input--width-20"}),
    )

    def clean_code(self):
        self.found = reads.by_code(self.cleaned_data["code"])
        if self.found is None:
            raise forms.ValidationError("没有这个评价码，请对照短信再填一次")
        return self.cleaned_data["code"]


class RatingForm(forms.Form):
    """What a grade was given for. Nothing in it has to be filled in."""

    stars = forms.TypedChoiceField(choices=list(GRADES.items()), coerce=int, widget=forms.HiddenInput)
    opened = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    again = forms.BooleanField(widget=forms.HiddenInput, required=False)
    tags = forms.MultipleChoiceField(label="是因为", required=False, widget=forms.CheckboxSelectMultiple)
    words = forms.CharField(
        label="还想说的话",
        required=False,
        max_length=settings.RATING_WORDS,
        help_text=f"最多 {settings.RATING_WORDS} 个字，不要写身份证号",
        widget=forms.Textarea({"rows": 3}),
        error_messages={"max_length": f"请不要超过 {settings.RATING_WORDS} 个字"},
    )
    name = forms.CharField(
        label="怎么称呼您", required=False, max_length=30, widget=forms.TextInput({"autocomplete": "name"})
    )
    phone = forms.RegexField(
        PHONE,
        label="手机号",
        required=False,
        help_text="留下称呼和手机号，处理好以后打电话听您的意见；被评价的人看不到",
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel", "class": "govuk-input--width-20"}),
        error_messages={"invalid": "请填 11 位手机号，或者不填"},
    )

    def __init__(self, *args, place: str, stars: int, **kwargs):
        super().__init__(*args, **kwargs)
        offered = reads.offered(place).get(stars, [])
        self.fields["tags"].choices = offered
        if not offered:
            del self.fields["tags"]
        if stars not in BAD:
            del self.fields["name"], self.fields["phone"]

    def clean_opened(self):
        """When the form was opened, and the name of this one sending: signed, so that neither is made up."""
        try:
            self.opening = signing.loads(
                self.cleaned_data["opened"], salt=OPENED, max_age=timedelta(hours=settings.RATING_FORM_HOURS)
            )
        except signing.BadSignature as made_up:
            raise forms.ValidationError("这个页面开得太久了，请重新选一次") from made_up
        return self.cleaned_data["opened"]

    def told(self, way: int) -> acts.Told:
        said = self.cleaned_data
        return acts.Told(
            stars=said["stars"], tags=tuple(said.get("tags", ())), words=said["words"], way=way,
            name=said.get("name", ""), phone=said.get("phone", ""),
        )  # fmt: skip


def enter(request):
    """By the code of a message."""
    form = CodeForm(**sent(request))
    if form.is_valid():
        return redirect(f"{reverse('citizen:rating', args=[reads.code_key(form.cleaned_data['code'])])}?via=sms")
    return render(request, "citizen/rating_code.html", {"form": form}, status=422 if form.errors else 200)


def rating(request, code):
    """Whoever holds the code: the grades, then the reasons, then thanks and how it stands."""
    if request.actor.is_staff:
        return staff_may_not(request)
    asked = found_or_404(reads.by_code, code)
    return rated(request, asked, way=way_of(request), back=reverse("citizen:rating", args=[code]), tablet="")


@require_safe
@citizen_only
def own_rating(request, subject):
    """The last service of one's own case or matter: to its page."""
    asked = found_or_404(reads.of_subject, request.actor, subject)
    return redirect("citizen:rating", asked.code)


@require_safe
@citizen_only
def invited(request, number):
    """One's own invitation, by its number: where a message leads."""
    asked = found_or_404(reads.one_of, request.actor, number)
    return redirect("citizen:rating", asked.code)


def tablet(request, key):
    """The tablet of a window: what has just ended here, or thanks, or nothing to rate. Never with staff signed in."""
    window = found_or_404(reads.window_of_key, key)
    if request.actor.is_staff:
        return staff_may_not(request)
    asked = reads.latest_at_window(window)
    context = {"asked": asked, "key": key, "window": window, "thanks": "thanks" in request.GET}
    if asked:
        context["grades"] = grades(reverse("citizen:tablet-rating", args=[key, asked.number]), {"opened": opening()})
    return render(request, "citizen/rating_tablet.html", context)


def tablet_rating(request, key, number):
    """One service of this window, as long as its tablet offers it: nobody sees afterwards what was said before."""
    window = found_or_404(reads.window_of_key, key)
    if request.actor.is_staff:
        return staff_may_not(request)
    asked = reads.latest_at_window(window)
    if asked is None or asked.number != number:
        return redirect("citizen:tablet", key)
    here = reverse("citizen:tablet-rating", args=[key, number])
    return rated(request, asked, way=TABLET, back=here, tablet=reverse("citizen:tablet", args=[key]))


def rated(request, asked, *, way: int, back: str, tablet: str):
    """The form of one rating; sent, the rating. After it a tablet forgets, and a page by code shows how it stands."""
    may = reads.may_rate(asked)
    stars = asked_stars(request)
    if not may or not stars or (may == "rate_again" and request.GET.get("again") != "1" and request.method == "GET"):
        return overview(request, asked, may, back)
    form = RatingForm(**sent(request), place=asked.place, stars=stars, initial=first_values(request, stars, may))
    if form.is_valid():
        with said_in(form):
            keep(request, asked, form, way)
            return with_device(request, redirect(f"{tablet}?thanks=1" if tablet else back))
    context = {"asked": asked, "form": form, "grade": GRADES[stars], "bad": stars in BAD, "back": tablet or back}
    answer = render(request, "citizen/rating_form.html", context, status=422 if form.errors else 200)
    return with_device(request, answer)


def keep(request, asked, form, way: int) -> None:
    opened = form.opening
    acts.rate(
        asked,
        form.told(way),
        by=request.actor,
        again=form.cleaned_data["again"],
        key=opened["key"],
        opened_at=datetime.fromtimestamp(opened["at"], tz=UTC),
        device=blind_index(device_of(request)),
    )


def overview(request, asked, may: str, back: str):
    """The five grades; or what was said, how it stands, and whether more may be said (追评)."""
    given = reads.ratings_of(asked)
    again = {"again": "1"} if may == "rate_again" else {}
    via = {"via": request.GET["via"]} if request.GET.get("via") in VIAS else {}
    context = {
        "asked": asked,
        "may": may,
        "grades": grades(back, {"opened": opening(), **again, **via}),
        "given": [(one, GRADES[one.stars]) for one in given],
        "loop": reads.loop_of(asked) if given else None,
    }
    return with_device(request, render(request, "citizen/rating.html", context))


def grades(back: str, more: dict) -> list[tuple[str, str, str]]:
    """Each grade, best first: its word, its stars, and where it leads."""
    return [(word, "★" * stars, f"{back}?{urlencode({'stars': stars, **more})}") for stars, word in GRADES.items()]


def first_values(request, stars: int, may: str) -> dict:
    return {"stars": stars, "opened": request.GET.get("opened") or opening(), "again": may == "rate_again"}


def opening() -> str:
    now = datetime.now(tz=UTC).timestamp()
    return signing.dumps({"at": now, "key": token_urlsafe(12)}, salt=OPENED, compress=True)


def asked_stars(request) -> int:
    said = request.POST.get("stars") or request.GET.get("stars", "")
    return int(said) if said.isdigit() and len(said) == 1 and int(said) in GRADES else 0


def way_of(request) -> int:
    """The channel (pf): as the address says it was come by, else by the kind of browser."""
    if way := VIAS.get(request.GET.get("via", "")):
        return way
    return MOBILE if "Mobile" in request.headers.get("User-Agent", "") else PC


def staff_may_not(request):
    return render(request, "citizen/rating_staff.html", status=403)


def device_of(request) -> str:
    """What this device is told apart by: its cookie, or the one it is about to get."""
    if not hasattr(request, "rating_device"):
        known = request.COOKIES.get(DEVICE, "")
        request.rating_device = known if 16 <= len(known) <= 64 else token_urlsafe(24)
    return request.rating_device


def with_device(request, answer):
    """Tells this device from others next time."""
    if DEVICE not in request.COOKIES:
        answer.set_cookie(
            DEVICE, device_of(request), max_age=A_YEAR, secure=request.is_secure(), httponly=True, samesite="Lax"
        )
    return answer


def offered_for(subject: str) -> str:
    """Where somebody who may see a case or matter rates it, "" where nobody is asked now."""
    asked = reads.open_of(subject)
    return f"{reverse('citizen:rating', args=[asked.code])}?via=qr" if asked else ""
