"""Sessions that know whose they are, so that a person can see and end their own. Also the engine of SESSION_ENGINE."""

from hashlib import sha256

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as Plain
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.dateparse import parse_datetime

OPENED = "opened"  # in the session: when the person signed in, and with which browser


class Session(AbstractBaseSession):
    """A session as Django keeps it, with the account it belongs to; none while nobody has signed in."""

    account = models.ForeignKey("identity.Account", models.CASCADE, null=True, related_name="sessions")
    opened_at = models.DateTimeField("登录时间", null=True)
    browser = models.CharField("浏览器", max_length=60, blank=True)

    @classmethod
    def get_session_store_class(cls):
        return SessionStore

    @property
    def mark(self) -> str:
        """What a page calls this session by: the key itself would open it."""
        return sha256(self.session_key.encode()).hexdigest()[:16]


class SessionStore(Plain):
    """Django's sessions in the database, kept in our table."""

    @classmethod
    def get_model_class(cls):
        return Session

    def create_model_instance(self, data):
        row = super().create_model_instance(data)
        if key := data.get(SESSION_KEY):
            opened = data.get(OPENED) or {}
            row.account_id = int(key)
            row.opened_at = parse_datetime(opened["at"]) if opened else None
            row.browser = opened.get("browser", "")
        return row
