"""Who acts: the officers the district's data names, and a crowd of people and companies that are visibly samples."""

from collections.abc import Iterator
from functools import cache
from random import Random

from django.db.models import QuerySet
from stdnum.cn import ric, uscc

from yichuang.domain.identity import acts, reads
from yichuang.domain.identity.models import Account, Party, Post, Region
from yichuang.kernel import codes
from yichuang.kernel.actors import Actor


class Staff:
    """Officers by the role they hold for a body; asked once for each, since nobody changes post in the simulation."""

    @cache  # noqa: B019 - one of them lives as long as the run
    def holding(self, role: str, body: str, region: str = "") -> list[Actor]:
        """Everybody who may act in `role` for `body`, its own people first."""
        found = [actor for actor in self.officers() if actor.holds(role, body, region)]
        return sorted(found, key=lambda actor: actor.post(role, body, region).body != body)

    @cache  # noqa: B019
    def officers(self) -> list[Actor]:
        held: QuerySet = Post.objects.filter(state="held").values("account")
        return [reads.actor(account) for account in Account.objects.filter(pk__in=held).order_by("number")]

    def one(self, role: str, body: str, chance: Random, *, region: str = "", besides: str = "") -> Actor | None:
        """Somebody of those who may, rather of the body itself than of those who serve every body."""
        able = [actor for actor in self.holding(role, body, region) if actor.account != besides]
        own = [actor for actor in able if actor.post(role, body, region).body == body]
        return chance.choice(own or able) if able else None


class Crowd:
    """People with a phone and a checked number, each living in a town; every third speaks for a company."""

    def __init__(self, size: int, chance: Random):
        self.chance = chance
        self.codes = company_codes(size, 10**6)  # of companies still to be formed
        towns = list(Region.objects.filter(level="village").order_by("code"))
        self.people: list[Actor] = []
        self.companies: list[tuple[Actor, str]] = []
        for number, (id_number, code) in enumerate(zip(citizen_numbers(size), company_codes(size), strict=True)):
            self.settle(number, id_number, code if number % 3 == 0 else "", chance.choice(towns))

    def settle(self, number: int, id_number: str, code: str, home: Region) -> None:
        phone = f"199{number:08}"
        account = acts.open_citizen(phone)
        account = acts.verify(account, name=f"示例人{number:05}", id_number=id_number, by=reads.actor(account))
        acts.edit_profile(account, address=f"示例路{number + 1}号", region=home, by=reads.actor(account))
        if code:
            claimed = acts.claim_company(account, name=f"示例{number:05}有限公司", code=code, by=reads.actor(account))
            acts.correct_party(
                claimed.party, address=f"示例路{number + 1}号", region=home, phone=phone,
                contact_name=account.name, contact_phone=phone, by=reads.actor(account),
            )  # fmt: skip
            self.companies.append((reads.actor(account), claimed.party.number))
        self.people.append(reads.actor(account))

    def applicant(self, audience: list[str], chance: Random) -> tuple[Actor, Party]:
        """Somebody this item is for, and whom they speak for: themselves (1) or their company (any other code)."""
        persons, organisations = "1" in audience, bool(set(audience) - {"1"})
        if organisations and (not persons or chance.random() < 0.5):
            actor, party = chance.choice(self.companies)
        else:
            actor = chance.choice(self.people)
            party = actor.own_party
        return actor, self.party(party)

    def new_code(self) -> str:
        return next(self.codes)

    def founder(self, name: str, chance: Random) -> tuple[Actor, Party]:
        """Somebody who sets out to found a company of this name."""
        actor = chance.choice(self.people)
        party = acts.plan_company(reads.account(actor.account), name=name, by=actor).party
        return reads.actor(reads.account(actor.account), party.number), party

    @cache  # noqa: B019
    def party(self, number: str) -> Party:
        return reads.party(number)


def citizen_numbers(size: int) -> Iterator[str]:
    """Numbers with a good check digit of people who do not exist."""
    for number in range(size):
        first = f"430203{1950 + number % 50}{1 + number // 50 % 12:02}{1 + number // 600 % 28:02}{number // 16800:03}"
        yield first + ric.calc_check_digit(first + "0")  # it leaves out the last sign


def company_codes(size: int, last: int = 0) -> Iterator[str]:
    """Credit codes with good check digits of companies that do not exist: the first `size`, or those from there on."""
    for number in range(size, last) if last else range(size):
        organisation = f"MB{number:06}"
        first = f"91430203{organisation}{codes.organisation_check(organisation)}"
        yield first + uscc.calc_check_digit(first)
