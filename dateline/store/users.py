"""Who may sign in at the desk."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from dateline.base.errors import DatelineError, NotFound

EDITORS = "editors"


class WeakPassword(DatelineError):
    """A password that Django's validators refuse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    """Somebody who may sign in: `shown` is the name under corrections."""

    name: str
    shown: str
    is_admin: bool


def keep_user(name: str, password: str, *, full_name: str = "", is_admin: bool = False) -> Editor:
    """Let somebody sign in at the desk, or give them a new password, and return them.

    `full_name` is shown under corrections; an admin may use /admin/ too.

    Raises:
        WeakPassword: too short, too common, or like the name.
    """
    try:
        validate_password(password, User(username=name, first_name=full_name))
    except ValidationError as error:
        raise WeakPassword(f"password refused: {' '.join(error.messages)}") from error
    with transaction.atomic():
        user, _ = get_user_model().objects.get_or_create(username=name)
        user.set_password(password)
        user.first_name, user.last_name = full_name[:150] or user.first_name, ""
        user.is_active, user.is_staff, user.is_superuser = True, is_admin, is_admin
        user.save()
        user.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
    return _editor(user)


def drop_user(name: str) -> Editor:
    """Let somebody no longer sign in, and return them; corrections keep the name.

    Raises:
        NotFound: there is nobody of that name.
    """
    user = User.objects.filter(username=name).first()
    if user is None:
        raise NotFound("user", name, f"there is: {', '.join(e.name for e in users()) or 'nobody'}")
    editor = _editor(user)
    user.delete()
    return editor


def users() -> list[Editor]:
    """Return who may sign in, by name."""
    return [_editor(user) for user in User.objects.filter(is_active=True).order_by("username")]


def _editor(user: User) -> Editor:
    return Editor(name=user.username, shown=user.get_full_name() or user.username, is_admin=user.is_staff)
