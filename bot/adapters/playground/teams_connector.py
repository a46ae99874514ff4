"""The stand-in's HTTP side: Bot Connector, OpenID configuration, keys and login, refusing what the platform refuses."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from aiohttp import web

from bot import clock
from bot.adapters.playground.control import attach_control
from bot.adapters.playground.ledger import of_teams
from bot.adapters.playground.teams_cards import flaws
from bot.adapters.playground.teams_drive import KINDS, misplaced, upload
from bot.adapters.playground.teams_keys import Keys
from bot.adapters.playground.teams_tenant import TeamsConversation, TeamsMessage, TeamsUser, Tenant
from bot.adapters.teams import limits

# How long the address of a file lives.
_ADDRESS = timedelta(minutes=10)

Json = dict[str, Any]
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Refusal(Exception):  # noqa: N818 - the connector's word for no, an answer and not an error of ours
    """What the connector answers instead of doing it."""

    def __init__(self, status: int, code: str, message: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.status, self.headers = status, headers
        self.body = {"error": {"code": code, "message": message}}


class Connector:
    """The routes. `asked` counts requests by name: keys, openid, token, post, update, create, members."""

    def __init__(self, tenant: Tenant, keys: Keys, app_id: str, app_secret: str) -> None:
        self.tenant = tenant
        self.keys = keys
        self.asked: dict[str, int] = {}
        self._app_id = app_id
        self._app_secret = app_secret

    def application(self) -> web.Application:
        """One aiohttp application with all of it."""
        app = web.Application(client_max_size=2**20)
        conversations = "/{region}/v3/conversations"
        one = conversations + "/{conversation}"
        app.add_routes(
            [
                web.get("/v1/.well-known/openidconfiguration", self._open("openid", self._openid)),
                web.get("/v1/.well-known/keys", self._open("keys", self._keys)),
                web.post("/{tenant}/oauth2/v2.0/token", self._open("token", self._token)),
                web.post(conversations, self._bot("create", self._create)),
                web.post(one + "/activities", self._bot("post", self._post)),
                web.post(one + "/activities/{activity}", self._bot("post", self._post)),
                web.put(one + "/activities/{activity}", self._bot("update", self._update)),
                web.delete(one + "/activities/{activity}", self._bot("delete", self._delete)),
                web.get(one + "/members", self._bot("members", self._members)),
                web.get(one + "/pagedmembers", self._bot("members", self._paged)),
                web.get(one + "/members/{member}", self._bot("members", self._member)),
                web.put("/drive/{ticket}", self._open("drive", upload(self.tenant))),
                web.get("/personal/{file}/download.aspx", self._open("download", self._download)),
            ]
        )
        attach_control(app, "", self.tenant.faults, self.tenant.rates, lambda: of_teams(self.tenant))
        return app

    def _open(self, name: str, answer: Answer) -> Answer:
        async def guarded(request: web.Request) -> web.StreamResponse:
            self.asked[name] = self.asked.get(name, 0) + 1
            return await self.tenant.faults.pass_by(request, name, lambda: _answered(answer, request))

        return guarded

    def _bot(self, name: str, answer: Answer) -> Answer:
        async def checked(request: web.Request) -> web.StreamResponse:
            if not self.keys.knows(request.headers.get("Authorization", "")):
                raise Refusal(401, "Unauthorized", "Authorization has been denied for this request.")
            if wait := self.tenant.rates.take(_places(name, request, self.tenant.id)):
                raise Refusal(429, "Throttled", "Too many requests.", {"Retry-After": str(wait)})
            return await answer(request)

        return self._open(name, checked)

    # --- keys and login ----------------------------------------------------------------------------------------

    async def _openid(self, request: web.Request) -> web.Response:
        base = str(request.url.origin())
        algorithms = ["RS256"]
        return web.json_response(
            {
                "issuer": limits.ISSUER,
                "authorization_endpoint": "https://invalid.botframework.com",
                "jwks_uri": base + "/v1/.well-known/keys",
                "id_token_signing_alg_values_supported": algorithms,
                "token_endpoint_auth_methods_supported": ["private_key_jwt"],
            }
        )

    async def _keys(self, request: web.Request) -> web.Response:
        return web.json_response(self.keys.published())

    async def _token(self, request: web.Request) -> web.Response:
        form = await request.post()
        wrong = {
            "invalid_request": form.get("grant_type") != "client_credentials",
            "unauthorized_client": form.get("client_id") != self._app_id,
            "invalid_client": form.get("client_secret") != self._app_secret,
            "invalid_scope": form.get("scope") != limits.SCOPE,
            "invalid_tenant": request.match_info["tenant"] != self.tenant.id,
        }
        for error, true in wrong.items():
            if true:
                status = 401 if error == "invalid_client" else 400
                return web.json_response(
                    {"error": error, "error_description": "refused by the stand-in"}, status=status
                )
        return web.json_response(self.keys.give())

    # --- files -------------------------------------------------------------------------------------------------

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a file for whoever has its address, for some minutes."""
        self.tenant.shelf.downloads += 1
        file = self.tenant.shelf.get(request.match_info["file"])
        if file is None or file.deleted:
            return web.Response(status=404)
        if str(request.rel_url) != file.url.removeprefix(str(request.url.origin())) or clock.now() - file.at > _ADDRESS:
            return web.Response(status=401)
        return await self.tenant.shelf.give_out(request, file)

    # --- conversations -----------------------------------------------------------------------------------------

    def _place(self, request: web.Request) -> tuple[TeamsConversation, str]:
        found = self.tenant.place(request.match_info["conversation"])
        if found is None:
            raise Refusal(404, "ConversationNotFound", "Conversation not found.")
        conversation, _ = found
        if conversation.kind == "personal" and conversation.members[0].blocked:
            raise Refusal(403, "MessageWritesBlocked", "Thread is blocked from message writes.")
        if not conversation.installed:
            raise Refusal(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.")
        return found

    async def _create(self, request: web.Request) -> web.Response:
        body = await _object(request)
        channel_data = body.get("channelData") or {}
        if body.get("isGroup"):
            return self._thread(body, channel_data)
        tenant = (channel_data.get("tenant") or {}).get("id") or body.get("tenantId")
        members = body.get("members") or []
        if tenant != self.tenant.id or len(members) != 1 or not isinstance(members[0], dict):
            raise Refusal(400, "BadSyntax", "Bad format of conversation parameters.")
        user = self.tenant.find(str(members[0].get("id")))
        if user is None:
            raise Refusal(404, "NotFound", "No such member in this tenant.")
        chat = self.tenant.chat(user)
        if user.blocked:
            raise Refusal(403, "MessageWritesBlocked", "Thread is blocked from message writes.")
        if chat is None or not chat.installed:
            raise Refusal(403, "BotNotInConversationRoster", "The bot is not installed for this person.")
        self.tenant.record("create", chat.id, "", body)
        return web.json_response({"id": chat.id}, status=201)

    def _thread(self, body: Json, channel_data: Json) -> web.Response:
        channel = str((channel_data.get("channel") or {}).get("id"))
        found = self.tenant.place(channel)
        if found is None or not isinstance(body.get("activity"), dict):
            raise Refusal(400, "BadSyntax", "A new thread needs a channel and an activity.")
        message_id = self._accept("create", found[0], "", body["activity"])
        return web.json_response({"id": f"{found[0].id};messageid={message_id}", "activityId": message_id}, status=201)

    async def _post(self, request: web.Request) -> web.Response:
        activity = await _activity(request)
        conversation, thread = self._place(request)
        return web.json_response({"id": self._accept("post", conversation, thread, activity)}, status=201)

    def _accept(self, act: Any, conversation: TeamsConversation, thread: str, activity: Json) -> str:
        if wrong := misplaced(self.tenant, conversation, activity.get("attachments") or []):
            raise Refusal(400, "BadArgument", wrong)
        message = TeamsMessage(self.tenant.next_id(), "bot", **_shown(activity))
        self.tenant.record(act, conversation.id, message.id, activity)
        if activity["type"] == "message":
            self.tenant.write(conversation, thread, message)
        return message.id

    def _own(self, request: web.Request) -> tuple[TeamsConversation, str, TeamsMessage]:
        conversation, _ = self._place(request)
        found = self.tenant.message(request.match_info["activity"])
        if found is None or found[0] is not conversation or found[2].author != "bot":
            raise Refusal(404, "ActivityNotFoundInConversation", "No such activity in this conversation.")
        return found

    async def _update(self, request: web.Request) -> web.Response:
        activity = await _activity(request)
        conversation, _, message = self._own(request)
        for name, value in _shown(activity).items():
            setattr(message, name, value)
        message.cards.clear()
        message.updated += 1
        self.tenant.record("update", conversation.id, message.id, activity)
        self.tenant.bump()
        return web.json_response({"id": message.id})

    async def _delete(self, request: web.Request) -> web.Response:
        conversation, _, message = self._own(request)
        self.tenant.delete(message.id)
        self.tenant.record("delete", conversation.id, message.id, {})
        return web.json_response({})

    # --- members -----------------------------------------------------------------------------------------------

    async def _members(self, request: web.Request) -> web.Response:
        conversation, _ = self._place(request)
        return web.json_response([_account(user) for user in conversation.members])

    async def _paged(self, request: web.Request) -> web.Response:
        conversation, _ = self._place(request)
        place, most = request.query.get("continuationToken", "0"), request.query.get("pageSize", "50")
        if not place.isdecimal() or not most.isdecimal() or not 50 <= int(most) <= 500:
            raise Refusal(400, "BadArgument", "Unknown continuationToken, or a pageSize that is not 50 to 500.")
        start, size = int(place), int(most)
        page: Json = {"members": [_account(user) for user in conversation.members[start : start + size]]}
        if start + size < len(conversation.members):
            page["continuationToken"] = str(start + size)
        return web.json_response(page)

    async def _member(self, request: web.Request) -> web.Response:
        conversation, _ = self._place(request)
        user = self.tenant.find(request.match_info["member"])
        if user is None or user not in conversation.members:
            raise Refusal(404, "MemberNotFoundInConversation", "Member not found in conversation.")
        return web.json_response(_account(user))


def _places(name: str, request: web.Request, tenant: str) -> dict[str, str]:
    """Where a request counts against Teams' rates."""
    conversation = request.match_info.get("conversation", "").partition(";messageid=")[0]
    match name:
        case "post" | "update" | "delete":
            return {"conversation": conversation, "tenant": tenant}
        case "create":
            return {"tenant": tenant}
        case _:
            return {"members": conversation, "tenant": tenant}


async def _answered(answer: Answer, request: web.Request) -> web.StreamResponse:
    try:
        return await answer(request)
    except Refusal as refusal:
        return web.json_response(refusal.body, status=refusal.status, headers=refusal.headers)


async def _object(request: web.Request) -> Json:
    try:
        body = await request.json()
    except (json.JSONDecodeError, UnicodeDecodeError):
        body = None
    if not isinstance(body, dict):
        raise Refusal(400, "BadSyntax", "The body is no JSON object.")
    return body


async def _activity(request: web.Request) -> Json:
    if len(await request.read()) > limits.MESSAGE_REFUSED_BYTES:
        raise Refusal(413, "MessageSizeTooBig", "Message size too large.")
    activity = await _object(request)
    if activity.get("type") not in {"message", "typing"}:
        raise Refusal(400, "BadArgument", "Unknown activity type.")
    cards = activity.get("attachments") or []
    if activity["type"] == "message" and not (activity.get("text") or cards):
        raise Refusal(400, "BadArgument", "A message needs a text or an attachment.")
    for card in cards:
        if card.get("contentType") in KINDS:
            continue
        wrong = flaws(card.get("content")) if card.get("contentType") == limits.CARD_TYPE else ["unknown contentType"]
        if wrong:
            raise Refusal(400, "BadArgument", "; ".join(wrong))
    return activity


def _shown(activity: Json) -> Json:
    attached = activity.get("attachments") or []
    cards = [card["content"] for card in attached if card["contentType"] not in KINDS]
    files = [one for one in attached if one["contentType"] in KINDS]
    text, summary = str(activity.get("text") or ""), str(activity.get("summary") or "")
    return {"text": text, "summary": summary, "card": cards[0] if cards else None, "files": files}


def _account(user: TeamsUser) -> Json:
    given, _, surname = user.name.partition(" ")
    return {
        "id": user.id,
        "aadObjectId": user.aad,
        "objectId": user.aad,
        "name": user.name,
        "givenName": given,
        "surname": surname,
        "email": user.upn,
        "userPrincipalName": user.upn,
        "tenantId": user.tenant,
        "userRole": "guest" if user.guest else "user",
    }
