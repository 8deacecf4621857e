"""The shell in Debian's Chromium: key tasks by keyboard alone, a passkey made and used, no accessibility fault."""

from tests.web.chromium import axe_faults, dress, in_browser, sign_in
from tests.web.test_browser import address  # noqa: F401  (a fixture)

pytestmark = in_browser
PAGES = (
    "/search/?q=north", "/keyboard/", "/view/", "/me/", "/me/keys/new/", "/people/", "/people/invite/", "/account/2fa/",
    "/account/sessions/", "/account/password/change/", "/account/email/", "/registry/college/?col=code&col=name",
    "/registry/college/bulk/", "/registry/college/row/north/compare/",
)  # fmt: skip
LOOKS = (("kk", "light", "normal"), ("ru", "dark", "normal"), ("en", "light", "high"), ("kk", "dark", "high"))


def tab_to(page, selector: str, most: int = 90) -> None:
    """Press Tab until the focus stands on what `selector` names."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            seen = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
            assert seen != "none" or page.evaluate("() => document.activeElement.matches('input, select, textarea')")
            return
    raise AssertionError(f"Tab does not reach {selector}")


def test_the_shell_by_keyboard_and_with_a_passkey(browser, address: str) -> None:  # noqa: F811
    """One region serves all questions: it takes seconds to make."""
    from django.contrib.auth.models import User

    from sheber.kernel.models import Appointment

    user = User.objects.create_user("chief", email="chief@example.kz", password="a long password")
    keeper = User.objects.create_user("keeper", email="keeper@example.kz", password="a long password")
    for one in (user, keeper):
        Appointment.objects.create(user=one, role="administrator", starts="2020-01-01")
    context = browser.new_context()
    page = context.new_page()
    _sign_in_by_keyboard(page, address)
    _search_by_keyboard(page, address)
    _view_by_keyboard(page, address)
    _amend_by_keyboard(page, address)
    _keep_a_filter_by_keyboard(page, address)
    _invite_by_keyboard(page, address)
    _passkey(context, page, address)
    context.close()
    _axe(browser, address)


def _sign_in_by_keyboard(page, address: str) -> None:  # noqa: F811
    page.goto(f"{address}/sign-in/")
    tab_to(page, "#id_username")
    page.keyboard.type("chief")
    tab_to(page, "#id_password")
    page.keyboard.type("a long password")
    page.keyboard.press("Enter")
    page.wait_for_selector("a[href='/me/']")


def _search_by_keyboard(page, address: str) -> None:  # noqa: F811
    page.goto(address)
    tab_to(page, "header a[href='/search/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/")
    tab_to(page, "#q")
    page.keyboard.type("north")
    page.keyboard.press("Enter")
    page.wait_for_selector("main a[href='/registry/college/row/north/']")
    tab_to(page, "main a[href='/registry/college/row/north/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/registry/college/row/north/")


def _view_by_keyboard(page, address: str) -> None:  # noqa: F811
    page.goto(f"{address}/view/")
    tab_to(page, "input[name=theme]")
    page.keyboard.press("ArrowDown")  # from "as on the device" to light
    page.keyboard.press("ArrowDown")
    tab_to(page, "main form .btn-primary")
    page.keyboard.press("Enter")
    page.wait_for_selector("html[data-bs-theme=dark]")


def _amend_by_keyboard(page, address: str) -> None:  # noqa: F811
    page.goto(f"{address}/registry/college/row/south/amend/")
    tab_to(page, "#c-design_capacity")
    page.keyboard.press("Control+A")
    page.keyboard.type("321")
    tab_to(page, "#reason")
    page.keyboard.type("by keyboard")
    tab_to(page, "main .btn-primary")
    page.keyboard.press("Enter")
    page.wait_for_url("**/registry/college/row/south/")
    assert "321" in page.inner_text("main")


def _keep_a_filter_by_keyboard(page, address: str) -> None:  # noqa: F811
    page.goto(f"{address}/registry/college/?ownership=private")
    tab_to(page, "details.views > summary")
    page.keyboard.press("Enter")
    tab_to(page, "#view-name")
    page.keyboard.type("private ones")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "ownership=private" in page.url
    page.click("details.views > summary")
    assert "private ones" in page.inner_text("details.views")


def _invite_by_keyboard(page, address: str) -> None:  # noqa: F811
    page.goto(f"{address}/people/invite/")
    tab_to(page, "#id_role")
    page.keyboard.press("ArrowDown")
    tab_to(page, "main .btn-primary")
    page.keyboard.press("Enter")
    page.wait_for_selector("main code")
    assert "/invitation/" in page.inner_text("main")


def _passkey(context, page, address: str) -> None:  # noqa: F811
    """A passkey is made on one's page and signs in without a password."""
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {**options, "isUserVerified": True, "automaticPresenceSimulation": True}},
    )
    page.goto(f"{address}/account/2fa/webauthn/add/")
    if page.locator("#id_passwordless").count() == 0:
        page.fill("main input[type=password]", "a long password")
        page.click("main form button")
    page.check("#id_passwordless")
    page.click("main form button")
    page.wait_for_url("**/recovery-codes/**")
    page.click("header form.out button")
    page.goto(f"{address}/sign-in/")
    page.click("#passkey_login")
    page.wait_for_selector("a[href='/me/']")


def _axe(browser, address: str) -> None:  # noqa: F811
    context = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    sign_in(page, address, "keeper")
    faults = {}
    for number, (language, theme, contrast) in enumerate(LOOKS):
        dress(page, address, language=language, theme=theme, contrast=contrast)
        # The page of every component in each look; any other page in a light one and a dark one.
        for path in ("/design/", *PAGES[number // 2 :: 2]):
            assert page.goto(address + path).status == 200, path
            for text in axe_faults(page):
                faults[text] = (path, language, theme, contrast)
    assert faults == {}
    page.set_viewport_size({"width": 320, "height": 700})
    dress(page, address, text="larger")
    for path in ("/", "/search/?q=north", "/me/", "/design/", "/registry/college/"):
        page.goto(address + path)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, (path, wide)
    context.close()
