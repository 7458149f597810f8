"""Sign-in through the province's identity provider (统一身份认证), by OpenID Connect, where one is configured."""

from collections.abc import Mapping

CALLBACK = "yichuang.channels.shared.oidc.Callback"
BACKEND = "yichuang.channels.shared.oidc.ProviderBackend"
CLIENT = "YICHUANG_OIDC_CLIENT_ID"
ENDPOINTS = {
    "OIDC_OP_AUTHORIZATION_ENDPOINT": "YICHUANG_OIDC_AUTHORIZATION_URL",
    "OIDC_OP_TOKEN_ENDPOINT": "YICHUANG_OIDC_TOKEN_URL",
    "OIDC_OP_USER_ENDPOINT": "YICHUANG_OIDC_USER_URL",
    "OIDC_OP_JWKS_ENDPOINT": "YICHUANG_OIDC_KEYS_URL",
}


def settings(environ: Mapping[str, str]) -> dict:
    """Django's settings for the provider the environment describes; only OIDC_IS_ON=False where it describes none.

    `OIDC_CLAIMS` says under which names the provider gives name, citizen number and phone.
    """
    if not environ.get(CLIENT):
        return {"OIDC_IS_ON": False}
    return {
        "OIDC_IS_ON": True,
        "OIDC_RP_CLIENT_ID": environ[CLIENT],
        "OIDC_RP_CLIENT_SECRET": environ["YICHUANG_OIDC_CLIENT_SECRET"],
        "OIDC_RP_SIGN_ALGO": environ.get("YICHUANG_OIDC_SIGN_ALGORITHM", "RS256"),
        "OIDC_RP_SCOPES": environ.get("YICHUANG_OIDC_SCOPES", "openid profile phone"),
        "OIDC_PROVIDER_NAME": environ.get("YICHUANG_OIDC_NAME", "统一身份认证平台"),
        "OIDC_CLAIMS": {
            "name": environ.get("YICHUANG_OIDC_CLAIM_NAME", "name"),
            "id_number": environ.get("YICHUANG_OIDC_CLAIM_NUMBER", "id_number"),
            "phone": environ.get("YICHUANG_OIDC_CLAIM_PHONE", "phone_number"),
        },
        "OIDC_USE_PKCE": True,
        "OIDC_CALLBACK_CLASS": CALLBACK,
        "LOGIN_REDIRECT_URL": "/",
        **{name: environ[variable] for name, variable in ENDPOINTS.items()},
    }
