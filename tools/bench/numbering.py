"""Numbers of a matter that is cast again: by the house's own patterns and check characters, out of its own runs."""

from collections import Counter
from random import Random

from django.conf import settings

from yichuang.domain.licences.acts.issuing import identifier_of, licence_number
from yichuang.kernel import documents
from yichuang.kernel.codes import luhn_check
from yichuang.kernel.models import Sequence


class Numbering:
    """Gives out what comes next in every run, and in the end tells the house how far the runs have come."""

    def __init__(self, seed: int):
        self.last = Counter(dict(Sequence.objects.values_list("name", "last")))
        self.chance = Random(f"{seed} numbering")  # noqa: S311 - query codes of sample papers

    def next(self, name: str) -> int:
        self.last[name] += 1
        return self.last[name]

    def case(self, number: str) -> str:
        """Of the same day and channel."""
        before, _, behind = settings.CASE_NUMBER.partition("{day}")
        day, mark = number[len(before) :][:6], number[len(before) + 6]
        assert behind == "{channel}{n}", "numbers of this pattern cannot be told apart"
        made = f"{before}{day}{mark}{self.next(f'case {day} {mark}'):05}"
        return made + luhn_check("".join(sign for sign in made if sign.isdigit()))

    def exchange(self, number: str) -> str:
        code, day = number[:-12], number[-12:-4]
        return f"{code}{day}{self.next(f'exchange {code} {day}'):04}"

    def document(self, body: str, word: str, year: int) -> str:
        n = self.next(f"document {body} {word} {year}")
        return settings.DOCUMENT_NUMBER.format(word=word, year=year, n=n)

    def query_code(self) -> str:
        return "".join(self.chance.choices(documents.SIGNS, k=12))

    def licence(self, licence) -> tuple[str, str]:
        """Number and identifier."""
        serial = self.next(f"licence {licence.issuer_id}")
        identifier = identifier_of(licence.type.code, licence.issuer.uscc, f"{serial:020}", licence.version)
        return licence_number(licence.issuer, licence.valid_from, serial), identifier

    def certificate(self, case) -> str:
        """The number a decision assigned to a certificate that is not made yet."""
        serial = self.next(f"licence {case.deciding_body_id}")
        return licence_number(case.deciding_body, case.decided_on, serial)

    def settle(self) -> None:
        Sequence.objects.bulk_create(
            (Sequence(name=name, last=last) for name, last in self.last.items()),
            update_conflicts=True, unique_fields=["name"], update_fields=["last"], batch_size=400,
        )  # fmt: skip
