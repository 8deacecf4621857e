"""An optional language model that may rephrase a draft's words; its text goes through the same check as a person's.

Off unless SHEBER_MODEL_URL names an OpenAI-compatible address. Only the template is sent, never a figure or a row.
"""

import json
import urllib.error
import urllib.request
from collections import Counter
from urllib.parse import urlparse

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from sheber.kernel.exchange.problems import refuse
from sheber.kernel.words import Words
from sheber.report.bridge.drafts.facts import check_template

_MOST = 1_000_000
_ASK = (
    "Rephrase this text in its own language. Keep every {{fact:...}} exactly as it stands and as often as it stands. "
    "Write no digit and no number word. Answer with the text alone."
)
OFF = Words(
    "тілдік модель қосылмаған: SHEBER_MODEL_URL мәнін беріңіз.",
    "языковая модель не подключена: задайте SHEBER_MODEL_URL.",
    "no language model is set: give SHEBER_MODEL_URL.",
)
SILENT = Words(
    "тілдік модель жауап бермеді ({error}).",
    "языковая модель не ответила ({error}).",
    "the language model did not answer ({error}).",
)
OTHER_FACTS = Words(
    "модель деректерді өзгертті: {facts}.", "модель изменила факты: {facts}.", "the model changed the facts: {facts}."
)


class ModelEnv(BaseSettings):
    """Where the language model is, if anywhere."""

    model_config = SettingsConfigDict(env_prefix="SHEBER_MODEL_", extra="ignore")

    url: str = Field(default="", description="https://host/v1 of an OpenAI-compatible server; empty: none.")
    name: str = Field(default="default", description="The model's name.")
    key: SecretStr = Field(default=SecretStr(""), description="Sent as a bearer token.")
    seconds: int = Field(default=60, description="How long an answer may take.")


def rephrase(template: str, language: str, env: ModelEnv | None = None) -> str:
    """The template in the model's words. Raises BadInput: off, silent, or a text that fails the check."""
    told = env or ModelEnv()
    facts = Counter(check_template(template, language))
    answer = _ask(told, template)
    found = Counter(check_template(answer, language, name="model"))
    if found != facts:
        unlike = ", ".join(sorted((found - facts) + (facts - found)))
        raise refuse("model", None, "", OTHER_FACTS.format(facts=unlike))
    return answer


def _ask(env: ModelEnv, template: str) -> str:
    if not env.url or urlparse(env.url).scheme not in {"http", "https"}:
        raise refuse("model", None, "", OFF)
    body = {"model": env.name, "temperature": 0, "messages": [_said("system", _ASK), _said("user", template)]}
    headers = {"Content-Type": "application/json"}
    if env.key.get_secret_value():
        headers["Authorization"] = f"Bearer {env.key.get_secret_value()}"
    address = f"{env.url.rstrip('/')}/chat/completions"
    request = urllib.request.Request(address, json.dumps(body).encode(), headers)  # noqa: S310  (scheme checked above)
    try:
        with urllib.request.urlopen(request, timeout=env.seconds) as answer:  # noqa: S310
            told = json.loads(answer.read(_MOST))
        return str(told["choices"][0]["message"]["content"])
    except (urllib.error.URLError, OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise refuse("model", None, "", SILENT.format(error=type(error).__name__)) from error


def _said(role: str, content: str) -> dict[str, str]:
    return {"role": role, "content": content}
