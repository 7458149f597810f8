"""Signing in at the desk, step by step: what is typed into the first page, and the token for the second."""

from binascii import unhexlify
from time import time

from django.urls import reverse
from django_otp.oath import TOTP

PASSWORD = "correct horse 一窗"


def token_of(key: str) -> str:
    totp = TOTP(unhexlify(key))
    totp.time = time()
    return f"{totp.token():06}"


def first_step(client, zhao, password=PASSWORD, **more):
    return client.post(reverse("desk:sign-in"), {"account": zhao.number, "password": password, **more})
