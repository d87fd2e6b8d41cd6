"""The comparison's part that says what is handed on: what is shown, as it is shown."""

from typing import TYPE_CHECKING

from duidu.compare import Narrowing, concealed
from duidu.tui.screens.barred import BarredScreen
from duidu.tui.script import SCRIPTS

if TYPE_CHECKING:
    from duidu.tui.screens.export import View


class ExportingScreen(BarredScreen):
    """A comparison that can be handed on."""

    def exhibited(self) -> "View | None":
        """Return what is shown; rows and changes that the reader has switched off are left out and counted."""
        from duidu.tui.screens.export import View

        if self.comparison is None or self.filtered is None:
            return None
        view, base = self.view, self.comparison.base
        names = [name for name, _block in self.settled_request.columns]
        return View(
            self.documents,
            self.filtered,
            [() if i == base else self.session.rulings(names[base], name).rulings for i, name in enumerate(names)],
            view.focus_column if view.focus_column != base else int(base == 0),
            Narrowing(view.hidden_states, view.figures, view.outline),
            concealed(self.comparison, self.session.hidden),
            brief=view.folded,
            unified=view.unified,
            converted=self.duidu.script_name != SCRIPTS[0],
        )
