// The verifier of a bag: a plain page that works without JavaScript, for whoever is handed a bag and has a log-in here.
#include "feature/respond/bag_check.h"
#include "web/browser_session.h"
#include "web/page_visitor.h"
#include "web/plain_page.h"
#include "web/upload.h"

namespace sekimori::web {
namespace {

constexpr std::string_view address = "/verify-bag";
constexpr Text page_title{.ja = "証拠袋を確かめる", .en = "Check a bag of evidence"};
constexpr std::uint64_t mebibyte = std::uint64_t(1) << 20;

struct CheckText {
  std::string_view name;
  Text text;
};
constexpr CheckText check_texts[] = {
    {"contents",
     {.ja = "証拠のファイルは、封印の一覧にあるものと一字も違わない",
      .en = "Every file of the exhibits is byte for byte the one on the sealed list"}},
    {"papers",
     {.ja = "袋の書類 (一覧、証明、記録) も、封印した時のままである",
      .en = "The papers of the bag (lists, proofs, records) are as they were sealed"}},
    {"lists",
     {.ja = "二種類のハッシュの一覧 (SHA-256 と SHA-512) が食い違わない", .en = "The two lists of hashes (SHA-256 and SHA-512) agree"}},
    {"signature", {.ja = "袋にある鍵の署名が正しい", .en = "The signature by the key in the bag is right"}},
    {"sealing",
     {.ja = "署名された台帳に、この袋を封印した記録がある", .en = "The signed ledger holds the record of sealing this very bag"}},
    {"exhibits", {.ja = "台帳に、証拠一つずつの封印の記録がある", .en = "The ledger holds a record of sealing each exhibit"}},
    {"custody",
     {.ja = "袋にある以前の取扱いの記録も、すべて台帳にある", .en = "Every earlier record of custody in the bag is in the ledger"}},
};

constexpr Text not_proven[] = {
    {.ja = "鍵の持ち主がだれか。鍵の文字列を、封印した者から袋とは別の道 (電話、書面) で聞いて見比べるまでは分かりません。",
     .en = "Whose key it is: that is known only once the key was told by whoever sealed it, by telephone or on paper, and compared."},
    {.ja = "封印の時刻。封印したコンピューターの時計によります。",
     .en = "The time of sealing: it is that of the sealing computer's clock."},
    {.ja = "中身が真実か、封印より前に変えられていなかったか。",
     .en = "That the contents are true, or that nobody changed them before they were sealed."},
    {.ja = "証拠が全部そろっているか。袋に入れなかったものは、ここからは見えません。",
     .en = "That nothing relevant was left out: what was never put in cannot be seen from here."},
};

std::string row(std::string_view name, std::string_view value, bool code = false) {
  return fmt::format("<tr><th scope=\"row\">{}</th><td>{}{}{}</td></tr>\n", name, code ? "<code>" : "", escape_html(value),
                     code ? "</code>" : "");
}

Response page(const Request& request, int status, std::string_view body) {
  Response response = plain_page(request, status, page_title, body);
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

std::string commands(Language language) {
  const bool ja = language == Language::ja;
  return fmt::format("<h2>{}</h2>\n<pre>sekimori verify FILE.zip --key VKEY\nsh verify.sh\npowershell -File verify.ps1</pre>\n<p>{}</p>\n",
                     ja ? "同じことをコマンドで" : "The same as a command",
                     ja ? "一つ目は関守で、あとの二つは展開した袋の中で、関守なしで確かめます。"
                        : "The first is done by Sekimori, the others inside the unpacked bag without Sekimori.");
}

std::string form(std::uint64_t limit, Language language, std::string_view problem) {
  const bool ja = language == Language::ja;
  std::string out = alert_html(problem);
  out += fmt::format(
      "<p>{}</p>\n<p>{}</p>\n",
      ja ? "証拠袋は、事件の証拠を丸ごと入れ、ハッシュの一覧と署名を添えて封をしたものです。受け取った人は、封印の時から一字も変わっていな"
           "いことを確かめられます。"
         : "A bag holds the exhibits of a case whole, with a list of hashes and a signature. Whoever receives it can check that not a byte "
           "has changed since it was sealed.",
      ja ? "ここへ送った袋は、確かめるためだけに読み、すぐに消します。中身も名前も、どこにも残しません。"
         : "A bag sent here is read for this check alone and removed at once. Neither its contents nor its name is kept anywhere.");
  out += fmt::format(
      "<form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\">\n"
      "<p><label for=\"key\">{}</label><br><input id=\"key\" name=\"key\" maxlength=\"300\" autocomplete=\"off\" "
      "aria-describedby=\"key-help\"><br>"
      "<small id=\"key-help\">{}</small></p>\n"
      "<p><label for=\"bag\">{}</label><br><input id=\"bag\" name=\"bag\" type=\"file\" required accept=\".zip,.tar,.tgz,.gz\"></p>\n"
      "<p><button>{}</button></p>\n</form>\n",
      address, ja ? "署名の鍵 (あれば)" : "Signing key (if you have it)",
      ja ? "封印した者から、袋とは別に聞いた鍵です。この鍵で署名されているかも確かめます。"
         : "The key that whoever sealed it told you apart from the bag. The bag must then be signed by it.",
      ja ? fmt::format("証拠袋 (zip 又は tar、{} MiB まで)", limit / mebibyte)
         : fmt::format("Bag (zip or tar, at most {} MiB)", limit / mebibyte),
      ja ? "確かめる" : "Check");
  return out + commands(language);
}

std::string checks_html(const respond::BagCheck& done, Language language) {
  const bool ja = language == Language::ja;
  std::string out = fmt::format("<h2>{}</h2>\n<table>\n<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>\n",
                                ja ? "確かめたこと" : "What was checked", ja ? "問い" : "Question", ja ? "結果" : "Result");
  const auto line = [&](const Text& text, bool holds) {
    out += fmt::format("<tr><td>{}</td><td><strong>{}</strong></td></tr>\n", text.in(language),
                       holds ? (ja ? "○ 確認できた" : "OK") : (ja ? "× 確認できない" : "FAILED"));
  };
  for (const seal::Check& check : done.check.seen.checks)
    for (const CheckText& known : check_texts)
      if (known.name == check.name) line(known.text, check.holds);
  if (!done.check.pin.empty())
    line({.ja = "入力した鍵で署名されている", .en = "It is signed by the key that was typed in"}, done.check.seen.pinned);
  return out + "</table>\n";
}

std::string facts_html(const respond::BagCheck& done, const Zone& zone, Language language) {
  const bool ja = language == Language::ja;
  const seal::Verification& seen = done.check.seen;
  std::string out = fmt::format("<h2>{}</h2>\n<table>\n", ja ? "袋について" : "About the bag");
  if (!done.check.file_name.empty()) out += row(ja ? "ファイル" : "File", done.check.file_name);
  if (!seen.case_id.empty()) out += row(ja ? "事件" : "Case", seen.case_id);
  if (!seen.bag_id.empty()) out += row(ja ? "袋の識別子" : "Id of the bag", seen.bag_id, true);
  if (const auto at = Instant::parse(seen.sealed_at))
    out += row(ja ? "封印した時刻" : "Sealed at", fmt::format("{} ({})", zone.local_text(*at), seen.sealed_at));
  if (!seen.sealed_by.empty()) out += row(ja ? "封印した者 (アカウント)" : "Sealed by (account)", seen.sealed_by);
  if (!seen.witness.empty()) out += row(ja ? "立会人" : "Second person", seen.witness);
  out += row(ja ? "署名した鍵" : "Signed by the key",
             seen.signed_by.empty() ? (ja ? "署名を確認できない" : "no signature holds") : seen.signed_by, true);
  if (done.own_key)
    out += row(ja ? "その鍵は" : "Whose it is", ja ? "この関守 (このノード) の鍵です" : "That is the key of this very node");
  out += row(ja ? "袋の SHA-256" : "SHA-256 of the bag", seen.digest, true);
  out += row(ja ? "証拠の一覧の SHA-256" : "SHA-256 of the list of exhibits", seen.manifest_sha256, true);
  out += row(ja ? "ファイルの数" : "Files", std::to_string(seen.files));
  out += row(ja ? "大きさ (バイト)" : "Size (bytes)", std::to_string(seen.bytes));
  out += "</table>\n";
  if (seen.proved_exhibits.empty()) return out;
  out += fmt::format(
      "<h2>{}</h2>\n<table>\n<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
      "scope=\"col\">SHA-256</th></tr>\n",
      ja ? "台帳で証明された証拠" : "Exhibits that the ledger proves", ja ? "番号" : "No.", ja ? "標目" : "Title",
      ja ? "ファイル" : "Files");
  for (const seal::VerifiedExhibit& one : seen.proved_exhibits)
    out += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td><td><code>{}</code></td></tr>\n", escape_html(one.id), escape_html(one.label),
                       one.files, escape_html(one.manifest_sha256));
  return out + "</table>\n";
}

std::string faults_html(const respond::BagCheck& done, Language language) {
  const bool ja = language == Language::ja;
  const auto& faults = done.check.seen.faults;
  if (faults.empty()) return "";
  std::string out = fmt::format(
      "<h2>{} ({})</h2>\n<table>\n<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>\n",
      ja ? "食い違い" : "What is wrong", done.check.fault_count, ja ? "証拠" : "Exhibit", ja ? "ファイル" : "File", ja ? "何が" : "What");
  struct Word {
    std::string_view what;
    std::string_view ja;
  };
  static constexpr Word words[] = {{"changed", "変わっている"},
                                   {"missing", "ない"},
                                   {"extra", "封印した時にはなかった"},
                                   {"unreadable", "読めない"},
                                   {"not a file", "ふつうのファイルでない"},
                                   {"malformed", "形が正しくない"},
                                   {"proof fails", "証明が成り立たない"},
                                   {"does not match the manifest", "一覧と合わない"},
                                   {"signature fails", "署名が正しくない"},
                                   {"wrong key", "別の鍵である"}};
  for (const seal::Fault& fault : faults) {
    std::string_view what = fault.what;
    for (const Word& word : words)
      if (ja && word.what == fault.what) what = word.ja;
    out += fmt::format("<tr><td>{}</td><td><code>{}</code></td><td>{}</td></tr>\n", escape_html(fault.exhibit), escape_html(fault.path),
                       escape_html(what));
  }
  return out + "</table>\n";
}

std::string result_html(const respond::BagCheck& done, const Zone& zone, Language language) {
  const bool ja = language == Language::ja;
  const bool whole = done.check.fault_count == 0 && !done.check.seen.signed_by.empty();
  std::string out =
      fmt::format("<p role=\"{}\"><strong>{}</strong></p>\n", whole ? "status" : "alert",
                  whole ? (ja ? "合格: 封印の時から一字も変わっていません。" : "PASSED: not a byte has changed since it was sealed.")
                        : (ja ? "不合格: この袋は封印した時のままではありません。" : "FAILED: this bag is not as it was sealed."));
  if (!whole)
    out += fmt::format("<p>{}</p>\n", ja ? "この写しを保管したまま、渡した者に新しい写しを頼んでください。"
                                         : "Keep this copy as it is and ask whoever handed it over for another.");
  out += checks_html(done, language) + faults_html(done, language) + facts_html(done, zone, language);
  out += fmt::format("<h2>{}</h2>\n<ul>\n", ja ? "これで証明されないこと" : "What this does not prove");
  for (const Text& text : not_proven) out += fmt::format("<li>{}</li>\n", text.in(language));
  out += "</ul>\n" + commands(language);
  const int exit_code = done.check.fault_count == 0 ? 0 : describe(ErrorCode::integrity).exit_code;
  out += fmt::format("<p>{} {}</p>\n<p><a class=\"button\" href=\"{}\">{}</a> <a class=\"button\" href=\"/\">{}</a></p>\n",
                     ja ? "コマンドの終了コード:" : "Exit status of the command:", exit_code, address,
                     ja ? "別の袋を確かめる" : "Check another", ja ? "終わる" : "Leave");
  return out;
}

std::string boundary_of(std::string_view type) {
  constexpr std::string_view name = "boundary=";
  if (!type.starts_with("multipart/form-data")) return "";
  const size_t at = type.find(name);
  if (at == std::string_view::npos) return "";
  type.remove_prefix(at + name.size());
  if (type.starts_with('"')) {
    type.remove_prefix(1);
    return std::string(type.substr(0, type.find('"')));
  }
  return std::string(type.substr(0, type.find(';')));
}

Response refused(const Services& services, const Request& request, int status, std::string_view problem) {
  return page(request, status, form(services.upload_limit, language_of(request), problem));
}

// Who may come in: on the page, before the body is taken, and once more when it is there.
std::expected<Visitor, Response> enter(Services& services, const Request& request) {
  auto visitor = visitor_of(services, request);
  if (!visitor) return std::unexpected(see_other("/log-in?next=/verify-bag"));
  if (const auto may = respond::may_check_bags(visitor->session->actor); !may)
    return std::unexpected(page(request, 403, alert_html(may.error().in(language_of(request)))));
  return *std::move(visitor);
}

Result<Response> show_page(Services& services, const Request& request) {
  const auto visitor = enter(services, request);
  if (!visitor) return visitor.error();
  return page(request, 200, form(services.upload_limit, language_of(request), ""));
}

Result<Response> take_page(Services& services, const Request& request) {
  const auto visitor = enter(services, request);
  if (!visitor) return visitor.error();
  const Language language = language_of(request);
  const std::string boundary = boundary_of(request.header("content-type"));
  if (!request.spooled || boundary.empty())
    return refused(services, request, 422, Text{.ja = "ファイルを選んでください。", .en = "Please choose a file."}.in(language));
  const auto done = respond::check_bag(services.respond, visitor->session->actor, *request.spooled, {.boundary = boundary});
  if (!done) return refused(services, request, describe(done.error().code).http_status, done.error().in(language));
  if (done->check.refused) {
    const Text cause{.ja = "証拠袋として確かめられません: ", .en = "This cannot be checked as a bag: "};
    return refused(services, request, 422, std::string(cause.in(language)) + std::string(done->check.refused->in(language)));
  }
  return page(request, 200, result_html(*done, services.zone, language));
}

}  // namespace

bool takes_bag(std::string_view method, std::string_view target) {
  return method == "POST" && target.substr(0, target.find('?')) == address;
}

std::expected<std::unique_ptr<File>, Response> admit_bag(Services& services, Request& head) {
  const auto visitor = enter(services, head);
  if (!visitor) return std::unexpected(visitor.error());
  const Language language = language_of(head);
  if (const auto meant = check_same_origin(head, origin_of(head, services.public_url)); !meant)
    return std::unexpected(page(head, 403, alert_html(meant.error().in(language))));
  auto file = nameless_file(services, head);
  if (!file) return std::unexpected(refused(services, head, describe(file.error().code).http_status, file.error().in(language)));
  return *std::move(file);
}

Response bag_too_large(Services& services, const Request& head, std::uint64_t limit) {
  const std::string text =
      language_of(head) == Language::ja
          ? fmt::format("大きすぎます。{} MiB までです。展開した袋の中の verify.sh か verify.ps1 で確かめてください。", limit / mebibyte)
          : fmt::format("It is too large: at most {} MiB are taken. Check it with verify.sh or verify.ps1 in the unpacked bag.",
                        limit / mebibyte);
  return refused(services, head, 413, text);
}

void add_verifier_pages(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = std::string(address),
              .summary = "The page that checks a bag of evidence; works without scripts.",
              .handler = with(services, show_page)});
  router.add({.method = "POST",
              .pattern = std::string(address),
              .summary = "Checks the bag that was sent and keeps nothing of it.",
              .handler = with(services, take_page)});
}

}  // namespace sekimori::web
