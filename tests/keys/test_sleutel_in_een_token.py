"""The root key in a PKCS#11 token: SoftHSM stands in for an HSM."""

import subprocess
from pathlib import Path

import pytest

from dekkend.keys.aead import Place, Unreadable
from dekkend.keys.pkcs11 import Pkcs11Root
from dekkend.keys.roots import RootUnavailable
from infra.checks import HSM_LIBRARIES

HERE = Place("r_00000001", "tenantsleutel", "gegevens", "1")


@pytest.mark.hsm
def test_the_token_wraps_and_unwraps_and_keeps_its_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = next(path for path in HSM_LIBRARIES if Path(path).exists())
    (tmp_path / "tokens").mkdir()
    (tmp_path / "softhsm2.conf").write_text(f"directories.tokendir = {tmp_path / 'tokens'}\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
    subprocess.run(
        ["softhsm2-util", "--init-token", "--free", "--label", "dekkend", "--pin", "1234", "--so-pin", "5678"],
        check=True,
        capture_output=True,
    )
    keeper = Pkcs11Root(library, "dekkend", "1234")
    wrapped = keeper.wrap(bytes(32), HERE)
    assert bytes(32) not in wrapped
    assert keeper.unwrap(wrapped, HERE) == bytes(32)
    with pytest.raises(Unreadable):
        keeper.unwrap(wrapped, Place("r_00000002", "tenantsleutel", "gegevens", "1"))
    with pytest.raises(Unreadable):
        keeper.unwrap(wrapped[:-1] + bytes([wrapped[-1] ^ 1]), HERE)
    with pytest.raises(RootUnavailable):
        Pkcs11Root(library, "bestaat-niet", "1234")
