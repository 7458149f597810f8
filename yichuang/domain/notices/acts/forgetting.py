"""What messages do when a person wants their data deleted: all of them go, with how they were sent."""

from yichuang.domain.notices.models import Choice, Notice


def forget(erasing) -> None:
    """Delete the inbox of an account that is being erased. The papers the law orders to be served stand in the file of
    the matter; a message was only the word that there is one, and its log goes with it (个人信息保护法 47)."""
    Notice.objects.filter(account=erasing.account).delete()
    Choice.objects.filter(account=erasing.account).delete()
