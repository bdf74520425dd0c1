#include "engine/seal/bag_texts.h"

#include <fmt/format.h>

namespace sekimori::seal {

std::string readme_ja(const BagFacts& facts) {
  return fmt::format(R"TXT(この フォルダー（証拠袋）について
================================

事件番号等  : {0}
封印した日  : {1}
証拠        : {2}

これは、電子ファイルを封印時のまま、まるごと保管した証拠袋です。
封印の後に一つでも変更・削除・追加があれば、下の手順で必ず分かります。
確認に、封印に使ったプログラム（関守）は要りません。どのパソコンにもある、または
無料で手に入る一般的な道具だけで確認できます。確認しても、中身は変わりません。


1. 何が入っているか
-------------------
  data/                    証拠そのもの。data/E001/ のように証拠ごとに分けてあります。
  manifest-sha256.txt      全ファイルの「指紋」（SHA-256 ハッシュ値）の一覧
  manifest-sha512.txt      同じく SHA-512 の一覧
  tagmanifest-sha256.txt   説明・記録のファイルの指紋の一覧
  meta/custody.jsonl       誰が・いつ・何を・なぜ行ったかの取扱いの記録
  meta/acquisition.json    取得の記録（使った道具、その版とハッシュ値、時刻）
  meta/files.jsonl         ファイルごとの元の場所・日時。取得できなかった物も理由とともに載せてあります。
  proof/                   記録が「追記しかできない台帳」に載っていることの証明と、台帳の署名
  annex/                   添付書類（ある場合）
  verify.sh                確認用の手順書（Linux・macOS・WSL で動きます）
  verify.ps1               確認用の手順書（Windows で動きます）
  verify.cmd               ダブルクリックで verify.ps1 を動かします（Windows）


2. Windows での確認（指紋の一致だけを見ます）
---------------------------------------------
  verify.cmd をダブルクリックします。または、このフォルダーで PowerShell を開き、次を入力します。

    powershell -ExecutionPolicy Bypass -File verify.ps1

  変更がなければ、次のように表示されます（数字は証拠により異なります）。

    12 files: nothing changed, missing or extra (signature not checked here; see README)


3. Linux・macOS での確認（署名まで全部を見ます）
------------------------------------------------
  このフォルダーで次を入力します。

    sh verify.sh

  変更がなければ、次のように表示されます。

    2 exhibits, 12 files: nothing changed, missing or extra
    signed by {3} (not pinned)

  「not pinned」は、袋に入っている鍵で確かめた、という意味です。封印した人から別の方法
  （面談・電話・書面など）で聞いた鍵と比べるときは、次のように入力してください。

    sh verify.sh '聞いた鍵'

  一致すれば、最後が「(pinned)」になります。


4. 何かが表示されたら
---------------------
  変更などがあると、1 件につき 1 行、「証拠番号・ファイル・内容」が表示されます。
    changed       中身が封印時と違います
    missing       あったはずのファイルがありません
    extra         封印時になかったファイルがあります
    not a file    ファイルではない物に置き換えられています
    proof fails / does not match the manifest   取扱いの記録または証明が書き換えられています
    signature fails / wrong key                 署名が正しくない、または鍵が違います


5. 一つだけ手で確かめる方法
---------------------------
  証拠のファイルを一つ選び、次のどちらかを入力して、表示された値を
  manifest-sha256.txt の同じファイルの行と見比べます。一致すれば、封印時のままです。

    sha256sum 'data/E001/ファイル名'          （Linux）
    Get-FileHash 'data\E001\ファイル名'        （Windows PowerShell）

  一覧の中の %25 は「%」、%0A と %0D は改行を表します。


6. なぜ後から書き換えられないのか
---------------------------------
  指紋（ハッシュ値）は、中身が 1 文字でも違えば全く別の値になります。その一覧の指紋が、
  取扱いの記録とともに、追記しかできない台帳に載り、台帳全体を表す値に電子署名されています。
  台帳の値は、ほかの組織の台帳にも控えることができます。記録を後から作り直すには、
  署名の鍵と、控えを持つすべての相手を同時に欺く必要があります。
)TXT",
                     facts.case_id.empty() ? "（なし）" : facts.case_id, facts.date, facts.exhibits, facts.vkey);
}

std::string readme_en(const BagFacts& facts) {
  return fmt::format(R"TXT(About this folder (a bag of evidence)
=====================================

Case        : {0}
Sealed on   : {1}
Exhibits    : {2}

These are electronic files, kept whole and exactly as they were when they were sealed. If anything was changed, removed
or added afterwards, the steps below show it. The program that sealed them (Sekimori) is not needed: common tools that
are on every computer, or free, are enough. Checking changes nothing.


1. What is in here
------------------
  data/                    the evidence itself, one folder per exhibit (data/E001/ ...)
  manifest-sha256.txt      the "fingerprint" (SHA-256 digest) of every file
  manifest-sha512.txt      the same with SHA-512
  tagmanifest-sha256.txt   fingerprints of the explaining and recording files
  meta/custody.jsonl       who did what, when and why with the evidence
  meta/acquisition.json    how it was acquired: tool, its version and digest, times
  meta/files.jsonl         where each file came from, and what could not be acquired, with the reason
  proof/                   proof that these records stand in an append-only ledger, and the ledger's signature
  annex/                   further papers, if any
  verify.sh                the check for Linux, macOS, WSL
  verify.ps1               the check for Windows
  verify.cmd               starts verify.ps1 by a double click (Windows)


2. Checking on Windows (fingerprints alone)
-------------------------------------------
  Double-click verify.cmd, or open PowerShell in this folder and type

    powershell -ExecutionPolicy Bypass -File verify.ps1

  If nothing was changed it prints (the number differs)

    12 files: nothing changed, missing or extra (signature not checked here; see README)


3. Checking on Linux or macOS (everything, with the signature)
--------------------------------------------------------------
  Type in this folder

    sh verify.sh

  If nothing was changed it prints

    2 exhibits, 12 files: nothing changed, missing or extra
    signed by {3} (not pinned)

  "not pinned" means that the key in the bag was used. To compare it with the key you were told on another way (in
  person, by telephone, on paper), type

    sh verify.sh 'THE KEY YOU WERE TOLD'

  and the last line ends with "(pinned)".


4. If something else is printed
-------------------------------
  Each fault is one line: exhibit, file, what.
    changed       the content differs from what was sealed
    missing       a file that was sealed is not there
    extra         a file that was not sealed is there
    not a file    something else stands in a file's place
    proof fails / does not match the manifest   a record of handling or its proof was altered
    signature fails / wrong key                 the signature does not hold, or the key is another one


5. Checking one file by hand
----------------------------
  Choose a file, type one of these, and compare what is printed with the file's line in manifest-sha256.txt.

    sha256sum 'data/E001/name'                 (Linux)
    Get-FileHash 'data\E001\name'              (Windows PowerShell)

  In the list %25 stands for "%", %0A and %0D for line breaks.


6. Why it cannot be rewritten afterwards
----------------------------------------
  A fingerprint (digest) is entirely different when a single letter differs. The fingerprint of the list stands, with
  the records of handling, in a ledger that can only be appended to, and the value that stands for the whole ledger is
  signed. Other organisations can keep that value too. Whoever wanted to remake the records would need the signing key
  and would have to deceive everybody who kept a copy, all at once.
)TXT",
                     facts.case_id.empty() ? "(none)" : facts.case_id, facts.date, facts.exhibits, facts.vkey);
}

}  // namespace sekimori::seal
