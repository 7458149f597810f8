"""What browsers are told: everything from us, nothing inline, in nobody's frame; in production over TLS only."""

from collections.abc import Mapping

POLICY = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}
A_YEAR = 365 * 24 * 3600  # seconds
A_WORKING_DAY = 8 * 3600


def settings(environ: Mapping[str, str], *, demo: bool) -> dict:
    """Django's settings for pages and cookies. A demo is served without TLS, so it cannot ask for it.

    Browsers take a cookie named __Host-… only over TLS, from this very host and for all of it: no neighbour under the
    same domain can set or read it.
    """
    return {
        "CONTENT_SECURITY_POLICY": {"DIRECTIVES": POLICY},
        "X_FRAME_OPTIONS": "DENY",
        "SECURE_SSL_REDIRECT": not demo,
        "SECURE_HSTS_SECONDS": 0 if demo else A_YEAR,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": not demo and environ.get("YICHUANG_HSTS_SUBDOMAINS", "1") == "1",
        "SESSION_COOKIE_NAME": "sessionid" if demo else "__Host-session",
        "CSRF_COOKIE_NAME": "csrftoken" if demo else "__Host-csrf",
        "SESSION_COOKIE_SECURE": not demo,
        "CSRF_COOKIE_SECURE": not demo,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_AGE": A_WORKING_DAY,
    }
