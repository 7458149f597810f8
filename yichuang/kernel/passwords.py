"""What a password must be, said in Chinese where Django's own sentence has no translation."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError


class LongEnough(MinimumLengthValidator):
    """Of at least `min_length` characters."""

    def get_error_message(self):
        return f"密码太短，至少要 {self.min_length} 个字符。"

    def get_help_text(self):
        return f"密码至少要 {self.min_length} 个字符。"


class NotEndless:
    """Of at most `max_length` characters: more protects nobody, and is work for the server."""

    def __init__(self, max_length: int):
        self.max_length = max_length

    def validate(self, password, _user=None):
        if len(password) > self.max_length:
            raise ValidationError(f"密码太长，最多 {self.max_length} 个字符。", code="password_too_long")

    def get_help_text(self):
        return f"密码最多 {self.max_length} 个字符。"
