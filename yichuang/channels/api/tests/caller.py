"""Somebody at the interface."""

import json

from django.core.files.uploadedfile import SimpleUploadedFile

from yichuang.domain.cases.tests.factories import PNG, account_of
from yichuang.domain.identity import acts as identity
from yichuang.domain.identity.tables import CONSOLE

ROOT = "/api/v1"


class Caller:
    """Somebody with a bearer token."""

    def __init__(self, client, actor=None):
        self.client = client
        self.headers = {}
        if actor:
            token = identity.issue_token(account_of(actor), by=CONSOLE)
            self.headers = {"Authorization": f"Bearer {token}"}

    def get(self, path, **query):
        return self.client.get(ROOT + path, query, headers=self.headers)

    def post(self, path, body=None, **headers):
        return self.client.post(
            ROOT + path, json.dumps(body or {}), content_type="application/json", headers=self.headers | headers
        )

    def upload(self, content=PNG, name="示例.png"):
        return self.client.post(ROOT + "/files", {"file": SimpleUploadedFile(name, content)}, headers=self.headers)

    def act(self, number, act, **facts):
        return self.post(f"/cases/{number}/acts/{act}", facts)
