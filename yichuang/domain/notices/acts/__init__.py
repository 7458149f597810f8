"""What is done about messages: told, read, sent, tried again, chosen."""

from yichuang.domain.notices.acts.choosing import choose
from yichuang.domain.notices.acts.forgetting import forget
from yichuang.domain.notices.acts.licences import remind_of_licence, tell_of_expiry, tell_of_licence
from yichuang.domain.notices.acts.mandates import tell_of_mandate
from yichuang.domain.notices.acts.reading import read
from yichuang.domain.notices.acts.sending import send_waiting, try_again
from yichuang.domain.notices.acts.signing_in import tell_of_sign_in
from yichuang.domain.notices.acts.staff import tell_staff
from yichuang.domain.notices.acts.telling import notify
from yichuang.domain.notices.acts.wording import restore, rewrite, store_texts

__all__ = [
    "choose",
    "forget",
    "notify",
    "read",
    "remind_of_licence",
    "restore",
    "rewrite",
    "send_waiting",
    "store_texts",
    "tell_of_expiry",
    "tell_of_licence",
    "tell_of_mandate",
    "tell_of_sign_in",
    "tell_staff",
    "try_again",
]
