"""“登录和安全”: where I am signed in, what was changed, and the way out of everywhere else."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.citizen.session import citizen_only
from yichuang.channels.shared import sessions
from yichuang.domain.identity import reads
from yichuang.domain.identity.tables import WAYS_IN


@require_safe
@citizen_only
def overview(request):
    changes = [(WAYS_IN[entry.act], entry.at) for entry in reads.changes_of_sign_in(request.user)]
    context = {"sessions": sessions.lines_of(request), "changes": changes}
    return render(request, "citizen/sessions.html", context)


@citizen_only
@require_POST
def ending(request):
    count = sessions.end_others(request)
    messages.success(request, f"已退出 {count} 处登录。" if count else "没有要退出的登录，它们可能已经结束了。")
    return redirect("citizen:sessions")
