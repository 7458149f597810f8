"""What a password must be, said in Chinese where Django's own sentence has no translation."""

from django.contrib.auth.password_validation import MinimumLengthValidator


class LongEnough(MinimumLengthValidator):
    """Of at least `min_length` characters."""

    def get_error_message(self):
        return f"密码太短，至少要 {self.min_length} 个字符。"

    def get_help_text(self):
        return f"密码至少要 {self.min_length} 个字符。"
