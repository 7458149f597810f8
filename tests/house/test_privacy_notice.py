"""What people agree to has a version, and the ledger keeps which: other words are another one (个人信息保护法17)."""

from hashlib import sha256

from django.conf import settings

from tests.house.files import ROOT

NOTICE = ROOT / "yichuang/channels/citizen/templates/citizen/privacy.html"
# What each version said, by its digest. A version that people have agreed to is never changed.
VERSIONS = {
    1: "aab82a552e875ddfdbbd7b0252dce81296ca9efd28fc570948fd74c433f9e9f3",
}


def test_the_words_people_agree_to_are_those_of_the_version_that_is_kept():
    assert sha256(NOTICE.read_bytes()).hexdigest() == VERSIONS[settings.PRIVACY_NOTICE]
