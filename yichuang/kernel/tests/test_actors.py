"""How far a post reaches."""

import pytest

from yichuang.kernel.actors import Actor, PostHeld, prefix_of

DISTRICT, TOWN, OTHER_DISTRICT = "999901000000", "999901001000", "999902000000"


@pytest.mark.parametrize(
    ("region", "beginning"),
    [(DISTRICT, "999901"), (TOWN, "999901001"), ("999901001001", "999901001001"), ("", "")],
)
def test_the_codes_of_everything_inside_a_region_begin_alike(region, beginning):
    assert prefix_of(region) == beginning


def supervisor(region, *scope):
    return Actor(kind="staff", posts=(PostHeld("SUPERVISOR", "BUREAU", region=region, scope=frozenset(scope)),))


@pytest.mark.parametrize(
    ("actor", "region", "holds"),
    [
        (supervisor(DISTRICT, "*"), DISTRICT, True),
        (supervisor(DISTRICT, "*"), TOWN, True),
        (supervisor(DISTRICT, "*"), "", True),
        (supervisor(DISTRICT, "*"), OTHER_DISTRICT, False),
        (supervisor(TOWN, "*"), DISTRICT, False),
        (supervisor(DISTRICT, "OTHER"), OTHER_DISTRICT, True),
        (supervisor(DISTRICT), DISTRICT, False),
    ],
)
def test_a_post_for_every_body_serves_those_of_its_own_region(actor, region, holds):
    assert actor.holds("SUPERVISOR", "OTHER", region) is holds
