"""The fields of Slack's payloads that this channel reads, as Slack documents them. Other fields pass unread."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Ts = Annotated[str, StringConstraints(pattern=r"^\d{1,20}(\.\d{1,20})?$")]
TsOrNone = Annotated[str, StringConstraints(pattern=r"^(\d{1,20}(\.\d{1,20})?)?$")]
Short = Annotated[str, StringConstraints(max_length=1000)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)


class Spoken(_Shape):
    """A `message` or `app_mention` event."""

    ts: Ts
    channel: Id
    user: Id | None = None
    text: str | None = None
    thread_ts: Ts | None = None
    channel_type: str | None = None
    subtype: str | None = None
    bot_id: str | None = None
    edited: dict[str, Any] | None = None
    hidden: bool = False


class HomeOpened(_Shape):
    """An `app_home_opened` event; view: what stands there now."""

    user: Id
    tab: str | None = None
    view: dict[str, Any] | None = None


class Command(_Shape):
    command: str
    user_id: Id
    channel_id: Id
    text: str = ""
    response_url: Short
    trigger_id: str = ""


class _Ref(_Shape):
    id: Id


class Container(_Shape):
    type: str = ""
    message_ts: Ts | None = None
    thread_ts: Ts | None = None
    is_ephemeral: bool = False


class Action(_Shape):
    type: str = ""
    action_id: Short = ""
    block_id: Short = ""
    action_ts: TsOrNone = ""
    value: Annotated[str, StringConstraints(max_length=2000)] = ""
    text: dict[str, Any] | None = None


class Message(_Shape):
    ts: Ts | None = None
    thread_ts: Ts | None = None
    text: str | None = None
    blocks: list[dict[str, Any]] | None = None


class Interaction(_Shape):
    """`block_actions` and `message_action`. channel is None on the home tab."""

    user: _Ref
    trigger_id: str = ""
    channel: _Ref | None = None
    container: Container = Container()
    message: Message = Message()
    actions: list[Action] = []
    response_url: Short = ""
    callback_id: str = ""
