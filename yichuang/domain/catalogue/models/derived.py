"""What an item version says by way of other tables: the `derived` rows of the field table."""

from yichuang.domain.catalogue.states import State

IN_USE, PAUSED, CANCELLED = "1", "2", "3"


class Derived:
    """Each property answers to one row of tables/fields.py."""

    @property
    def catalog_code(self) -> str:
        return self.item.row_id or ""

    @property
    def task_code(self) -> str:
        return self.item.task_code

    @property
    def local_task_code(self) -> str:
        return self.item_id

    @property
    def handling_code(self) -> str:
        return self.item.handling_code

    @property
    def task_state(self) -> str:
        """As the exchange knows it; a version in preparation will be in use."""
        return {State.SUSPENDED: PAUSED, State.ABOLISHED: CANCELLED, State.REPLACED: CANCELLED}.get(self.state, IN_USE)

    @property
    def body_name(self) -> str:
        return self.item.body.name

    @property
    def body_uscc(self) -> str:
        return self.item.body.uscc

    @property
    def special_procedure(self) -> str:
        return "、".join(special.kind for special in self.specials.all()) or "无"
