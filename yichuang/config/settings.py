"""Django settings. Every value a bureau may change is read from the environment, named YICHUANG_*."""

import json
from datetime import time, timedelta
from os import environ
from pathlib import Path

from yichuang.config import browsers, database, fonts, guard, oidc, secrets

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(environ.get("YICHUANG_VAR", ROOT / "var"))
VAR.mkdir(parents=True, exist_ok=True, mode=0o700)  # data and keys, for the service account's eyes only
BUILD = Path(environ.get("YICHUANG_BUILD", ROOT / "build"))

MODE = environ.get("YICHUANG_MODE", "demo")  # demo | production
DEMO = MODE == "demo"
DEBUG = environ.get("YICHUANG_DEBUG") == "1"

KEYS_ROOT = Path(environ.get("YICHUANG_KEYS", VAR / "keys"))
FILES_ROOT = Path(environ.get("YICHUANG_FILES", VAR / "files"))
LEDGER_ROOT = Path(environ.get("YICHUANG_LEDGER", VAR / "ledger"))
FONT_PATHS = [Path(path) for path in environ.get("YICHUANG_FONTS", str(BUILD / "fonts")).split(":")]
FONT_SERIF = environ.get("YICHUANG_FONT_SERIF", "Noto Serif SC")
FONT_SANS = environ.get("YICHUANG_FONT_SANS", "Noto Sans SC")

SECRET_KEY = secrets.text("secret", KEYS_ROOT, make=DEMO)
VAULT_KEY = secrets.text("vault", KEYS_ROOT, make=DEMO)
LEDGER_KEY = secrets.text("ledger", KEYS_ROOT, make=DEMO)
DEMO_PASSWORD = secrets.demo_password(KEYS_ROOT) if DEMO else ""

ALLOWED_HOSTS = environ.get("YICHUANG_HOSTS", "127.0.0.1,localhost,[::1],testserver" if DEMO else "").split(",")
PUBLIC_BASE_URL = environ.get("YICHUANG_PUBLIC_URL", "http://127.0.0.1:8000")
DISTRICT = Path(environ.get("YICHUANG_DISTRICT") or min(path for path in (ROOT / "data").iterdir() if path.is_dir()))

DATABASES = {"default": database.from_address(environ.get("YICHUANG_DATABASE_URL", ""), VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "axes",
    "csp",
    "import_export",
    "rules.apps.RulesConfig",
    "django_tasks",
    "django_tasks_db",
    "yichuang.kernel",
    "yichuang.domain.identity",
    "yichuang.domain.catalogue",
    "yichuang.domain.licences",
    "yichuang.domain.notices",
    "yichuang.domain.guidance",
    "yichuang.domain.cases",
    "yichuang.domain.joint",
    "yichuang.domain.evaluation",
    "yichuang.domain.supervision",
    "yichuang.domain.performance",
    "yichuang.channels.shared",
    "yichuang.channels.citizen",
    "yichuang.channels.desk",
    "yichuang.channels.screens",
    "yichuang.channels.api",
    "yichuang.config",
]

MIDDLEWARE = [
    "yichuang.channels.shared.watching.TurnedAway",
    "yichuang.config.doors.KnownMethods",
    "yichuang.config.doors.MoreHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "yichuang.channels.shared.caching.NothingKept",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "csp.middleware.CSPMiddleware",
    "yichuang.channels.shared.actors.ActorMiddleware",
    "yichuang.channels.shared.refusals.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "yichuang.channels.shared.context.site",
            ],
        },
    }
]
COTTON_DIR = "cotton"
FORM_RENDERER = "yichuang.channels.shared.forms.Renderer"

# Servers of our own in front of this one: what they say of the asker's address and of TLS is believed.
PROXIES = [one.strip() for one in environ.get("YICHUANG_PROXIES", "127.0.0.1,::1").split(",") if one.strip()]

ROOT_URLCONF = "yichuang.config.urls"
WSGI_APPLICATION = "yichuang.config.wsgi.application"
AUTH_USER_MODEL = "identity.Account"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "yichuang.kernel.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "yichuang.kernel.passwords.NotEndless", "OPTIONS": {"max_length": 128}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/sign-in/"
CSRF_FAILURE_VIEW = "yichuang.channels.shared.refusals.stale_page"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BUILD / "collected"
STATICFILES_DIRS = [BUILD / "static"] if (BUILD / "static").exists() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "no": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": environ.get("YICHUANG_LOG_LEVEL", "WARNING")},
    "loggers": {
        "django.security.DisallowedHost": {"handlers": ["no"], "propagate": False},  # every passing robot
        "yichuang.security": {"level": "INFO"},  # who came in and who was turned away: always
    },
}

globals().update(browsers.settings(environ, demo=DEMO))
SESSION_ENGINE = "yichuang.domain.identity.models.sessions"
DESK_IDLE_SECONDS = int(environ.get("YICHUANG_DESK_IDLE_SECONDS", "1800"))  # staff away longer sign in again
STAFF_SLEEP_DAYS = int(environ.get("YICHUANG_STAFF_SLEEP_DAYS", "90"))  # nobody signed in for longer: shut; 0 never
PASSWORD_DAYS = int(environ.get("YICHUANG_PASSWORD_DAYS", "180"))  # staff change an older password first; 0 never
ADMINISTRATORS_APART = environ.get("YICHUANG_ADMINISTRATORS_APART") == "1"  # 三权分立: supervisors keep no accounts
OTP_TOTP_ISSUER = "一窗工作台"  # how the desk is called in somebody's authenticator
AXES_FAILURE_LIMIT = 5  # wrong passwords before an account rests, wherever they come from: a hall shares one address
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "yichuang.channels.desk.signing_in.locked_out"
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # asks to count by address too: that would let each address try anew

# Doors to systems of others; demo mode simulates them (yichuang/kernel/gateways).
SMS_GATEWAY = environ.get("YICHUANG_SMS_GATEWAY", f"yichuang.kernel.gateways.sms.{'OnScreen' if DEMO else 'OverHTTP'}")
SMS_URL = environ.get("YICHUANG_SMS_URL", "")
SMS_TOKEN = environ.get("YICHUANG_SMS_TOKEN", "")
SCANNER = environ.get("YICHUANG_SCANNER", "yichuang.kernel.gateways.scanner.NoScanner")  # or …scanner.Clamd
SCANNER_ADDRESS = environ.get("YICHUANG_SCANNER_ADDRESS", "")  # of Clamd: the path of its socket, or host:port
SMS_SEGMENTS = int(environ.get("YICHUANG_SMS_SEGMENTS", "8"))  # of how many short messages the gateway takes one
SMS_HOURS = (time(8), time(21))  # messages wait outside these hours; codes somebody asked for do not
IDENTITY_PROVIDER = environ.get(
    "YICHUANG_IDENTITY_PROVIDER", f"yichuang.kernel.gateways.identity.{'Simulator' if DEMO else 'OverHTTP'}"
)
IDENTITY_URL = environ.get("YICHUANG_IDENTITY_URL", "")
IDENTITY_TOKEN = environ.get("YICHUANG_IDENTITY_TOKEN", "")
RERANK_URL = environ.get("YICHUANG_RERANK_URL", "")  # of an OpenAI-compatible endpoint, as https://…/v1; "" is off
RERANK_MODEL = environ.get("YICHUANG_RERANK_MODEL", "")
RERANK_KEY = environ.get("YICHUANG_RERANK_KEY", "")

CLOSING_TIME = time(17, 0)  # online hand-ins after this count from the next working day (domain handbook B5)

# Limits and thresholds a bureau may set (each is a default of the handbook, marked CFG there).
NOTICE_DAYS = 5  # APL 32: one-time notice
OWED_DAYS = 10  # 容缺: working days to bring what may follow, where the item names none
OWED_REMINDER_DAYS = 2  # told so many days before the last
POST_CHECK_MONTHS = 2  # 告知承诺: the check that follows the decision
COMMITMENT_BAR_YEARS = 3  # how long a false commitment bars from the next one (by the measure of 行政许可法79)
REAPPLY_BAN_YEARS = 3  # APL 79: a grant got by fraud bars from applying again
FOLLOW_UP_DAYS = 20  # working days for a case the body opens itself (by the measure of APL 42)
RENEWAL_LEAD_DAYS = 30  # APL 50: asked for so many days before the end, silence renews
DELIVERY_DAYS = 10  # APL 44
# Days before a licence ends at which its holder is told (handbook B5, APL 50).
LICENCE_REMINDERS = tuple(int(days) for days in environ.get("YICHUANG_LICENCE_REMINDERS", "90,60,30").split(","))
EXTENSION_DAYS = {"alone": 10, "joint": 15}  # APL 42
CASE_NUMBER = environ.get("YICHUANG_CASE_NUMBER", "YC{day}{channel}{n}")  # human number, handbook B8
MATTER_NUMBER = environ.get("YICHUANG_MATTER_NUMBER", "YS{day}{n}")  # of a 一件事
# Results by which a party still to be formed comes into being, by their name in the catalogue.
REGISTRATIONS = ("营业执照", "民办非企业单位登记证书", "社会团体法人登记证书")
LOCKED_ITEM_FIELDS = ("name", "item_type", "legal_basis", "catalog_code")  # the same at all four levels (四级四同)
# 好差评 and complaints (domain handbook E3, E4, F5). Days are working days unless a name says otherwise.
RATING_NUMBER = environ.get("YICHUANG_RATING_NUMBER", "YP{day}{n}")
BAD_RATING_NUMBER = environ.get("YICHUANG_BAD_RATING_NUMBER", "CP{day}{n}")
COMPLAINT_NUMBER = environ.get("YICHUANG_COMPLAINT_NUMBER", "TS{day}{n}")
RATING_ASK_DAYS = 5  # how long people are invited
RATING_LATE_DAYS = 15  # calendar days in which they may rate
RATING_DEFAULTS = environ.get("YICHUANG_RATING_DEFAULTS") == "1"  # write pf 7 where the province wants it; not counted
RATING_WORDS = 150  # signs of a free text
RATING_SHOWN_FROM = int(environ.get("YICHUANG_RATING_SHOWN_FROM", "10"))  # ratings below which no rate is published
VISIT_MINUTES = 30  # acts of one clerk for one party no further apart are one service at the window
TABLET_MINUTES = 15  # how long the tablet of a window offers the service that has ended
RATING_BURST, RATING_BURST_MINUTES = 5, 10  # so many from one device within so many minutes look false
RATING_HASTY_SECONDS = 2  # five stars sooner after the form opened look false
RATING_FORM_HOURS, RATING_CLOCK_AHEAD_SECONDS = 24, 5  # a form may be open so long; a terminal's clock so far ahead
BAD_RATING_CONTACT_DAYS = 1
OVERSHOOT_PERCENT = int(environ.get("YICHUANG_OVERSHOOT_PERCENT", "30"))  # 绩效: so much above a target is explained
PUBLICITY_DAYS = int(environ.get("YICHUANG_PUBLICITY_DAYS", "5"))  # 公示 of a self-evaluation, working days
BAD_RATING_UNIT = environ.get("YICHUANG_BAD_RATING_UNIT", "day")  # of the next two: day (calendar) or workday
BAD_RATING_SIMPLE_DAYS = int(environ.get("YICHUANG_BAD_RATING_SIMPLE_DAYS", "7"))
BAD_RATING_COMPLEX_DAYS = int(environ.get("YICHUANG_BAD_RATING_COMPLEX_DAYS", "15"))
BAD_RATING_APPEAL_DAYS = BAD_RATING_REVISIT_DAYS = 5
COMPLAINT_ACCEPT_DAYS, COMPLAINT_SIMPLE_DAYS, COMPLAINT_COMPLEX_DAYS = 2, 5, 15
COMPLAINT_REVISIT_DAYS = 5
CONSULTATION_DAYS = 3
QUERY_PASSWORD_TRIES = 5
QUERY_ADDRESS_TRIES = int(environ.get("YICHUANG_QUERY_ADDRESS_TRIES", "30"))  # an hour; a hall shares one address
VERIFY_ADDRESS_TRIES = int(environ.get("YICHUANG_VERIFY_ADDRESS_TRIES", "30"))  # files an hour from one address
CORRECTION_REMINDER_DAYS = 2  # calendar days before a correction ends
# How long closed cases are kept in the archive: by item code, else by type of item (handbook A4.2), else "".
# "permanent", "30" or "10" years from the end of the year of closing.
RETENTION = {"": "10", "01": "30", "05": "30", "07": "30", "09": "permanent"} | json.loads(
    environ.get("YICHUANG_RETENTION", "{}")
)
CLOCK_HINT_SHARE = 0.8
CLOCK_WARN_SHARE = 0.9
# A rule that would show more cards than this at once waits for a supervisor's yes, and shows none before it.
REFUSAL_REVIEW_DAYS = int(environ.get("YICHUANG_REFUSAL_REVIEW_DAYS", "5"))  # 否定报备: working days to look at a no
PATROLS_A_DAY = int(environ.get("YICHUANG_PATROLS_A_DAY", "2"))  # 现场巡查 of the hall, each working day
PATROL_MINUTES = 60  # what one person notes within so many minutes is one patrol
CARDS_AT_ONCE = int(environ.get("YICHUANG_CARDS_AT_ONCE", "500"))
CALENDAR_ROLE = "SUPERVISOR"  # who may import a year's notice or a local closure, from a post that serves every body

globals().update(oidc.settings(environ))
if OIDC_IS_ON:  # noqa: F821 - set on the line above
    INSTALLED_APPS.append("mozilla_django_oidc")
    AUTHENTICATION_BACKENDS.append(oidc.BACKEND)
# Papers: how they are numbered, who seals them, where their QR codes lead (below PUBLIC_BASE_URL).
DOCUMENT_NUMBER = "{word}〔{year}〕{n:04}号"  # word: the signs of body and kind; one sequence a body, kind and year
REPORT_FONTS = fonts.OF_REPORTS | json.loads(environ.get("YICHUANG_REPORT_FONTS", "{}"))
REPORT_TEMPLATE = environ.get("YICHUANG_REPORT_TEMPLATE", "")  # a .docx in the place of our own for Word reports
SEAL = environ.get("YICHUANG_SEAL", "yichuang.kernel.local_seal.LocalSeal")
SEAL_URL = environ.get("YICHUANG_SEAL_URL", "")  # of RemoteSeal: where the province's seal service listens
SEAL_TOKEN = environ.get("YICHUANG_SEAL_TOKEN", "")  # we show it, and the service when it calls back
SEAL_SECONDS = float(environ.get("YICHUANG_SEAL_SECONDS", "10"))
SEAL_MOST_BYTES = 64 * 1024 * 1024
SEAL_CALL_BACK = "/api/v1/seals/{reference}"
SEAL_PKCS11_MODULE = environ.get("YICHUANG_SEAL_PKCS11_MODULE", "")  # of TokenSeal: the library of the device
SEAL_PKCS11_TOKEN = environ.get("YICHUANG_SEAL_PKCS11_TOKEN", "")
SEAL_PKCS11_PIN_FILE = environ.get("YICHUANG_SEAL_PKCS11_PIN_FILE", "")
PROGRESS_PATH = "/progress/?number={number}"
MATTER_PATH = "/matters/{number}/"
LICENCE_PATH = "/licences/{identifier}/"
PRIVACY_NOTICE = 1  # which version of the notice (citizen/privacy.html) people agree to; the ledger keeps it
PLAN_NUMBER_DAYS = 30  # how long a plan is found by its number (导办号) at a window
KEPT_SECONDS = 60  # how long a process may keep what a published version of an item says
REMEMBERED_SECONDS = 2  # how long a process may remember the words of the district and the edition of the calendar
# Screens: where browsers find their events ("": /screens/events/, or on the port `serve` gives them in a demo), after
# how many seconds without a word a figure is called old, and how often a screen without scripts asks for itself anew.
EVENTS_URL = environ.get("YICHUANG_EVENTS_URL", "")
EVENTS_BIND = environ.get("YICHUANG_EVENTS_BIND", "") if DEMO else ""
SCREEN_PATIENCE_SECONDS = int(environ.get("YICHUANG_SCREEN_PATIENCE_SECONDS", "20"))
SCREEN_PLAIN_SECONDS = 30
API_RATE = environ.get("YICHUANG_API_RATE", "1200/m")  # calls of one account, counted by each process for itself
API_RATE_ANONYMOUS = "120/m"
FILE_MOST_BYTES = 20 * 1024 * 1024

guard.refuse(guard.faults(globals(), environ))
