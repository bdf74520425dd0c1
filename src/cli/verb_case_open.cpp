#include "base/text.h"
#include "cli/case_access.h"
#include "feature/respond/case_book.h"
#include "feature/respond/exhibit_book.h"

namespace sekimori::cli {
namespace {

// Text itself, or the content of the file of that name.
Result<std::string> text_or_file(Surroundings& at, const std::string& given) {
  if (given.empty() || !at.files.exists(given)) return given;
  const std::string text = TRY(at.files.read_text(given, std::uint64_t(1) << 20));
  if (!is_valid_utf8(text)) return error(ErrorCode::invalid_input, "{}: the text is not UTF-8", given);
  return std::string(trim(text));
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  respond::CaseOpening opening;
  const auto trigger = model::case_trigger_from(arguments.value("trigger"));
  if (!trigger)
    return error(ErrorCode::usage,
                 "--trigger is one of alert, exit_check, partner_notice, customer_complaint, anonymous_report, found_item, consultation, "
                 "hub_warning, not '{}'",
                 arguments.value("trigger"));
  opening.trigger = *trigger;
  opening.title = arguments.value("title");
  if (opening.title.empty()) return error(ErrorCode::usage, "--title is missing");
  opening.trigger_detail = TRY(text_or_file(at, arguments.value("detail")));
  opening.alerts = arguments.all("alert");
  opening.secrets = arguments.all("secret");
  opening.persons = arguments.all("person");
  opening.readers = arguments.all("reader");
  opening.damage = TRY(text_or_file(at, arguments.value("damage")));
  opening.wish = TRY(text_or_file(at, arguments.value("wish")));
  opening.part_of = arguments.value("part-of");
  opening.purpose = arguments.value("purpose");
  if (const std::string noticed = arguments.value("noticed-at"); !noticed.empty()) opening.noticed_at = TRY(Instant::parse(noticed));
  // Said before a case is opened for nothing.
  for (const std::string& path : arguments.all("complaint")) TRY(at.files.status(path));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& whoever) -> Result<ExitCode> {
    const record::Actor actor = TRY(acting(at, arguments, node, whoever));
    const respond::OpenedCase opened = TRY(node.cases().open(actor, opening, arguments.value("reason")));
    std::vector<respond::KnownExhibit> exhibits;
    for (const std::string& path : arguments.all("complaint"))
      exhibits.push_back(TRY(node.exhibits().add_path(opened.known, path, {.actor = actor, .reason = "端緒の書面"})));
    if (arguments.has("json")) {
      at.out(opened_json(opened, exhibits).dump() + "\n");
    } else {
      at.out(fmt::format("{}\n", opened.known.facts.number));
      at.note(at.language == Language::ja ? fmt::format("{}件を消去できないようにしました (保全 {})。\n", opened.held.size(), opened.hold)
                                          : fmt::format("{} things are on hold ({}).\n", opened.held.size(), opened.hold));
      for (const auto& exhibit : exhibits) at.note(exhibit_line(exhibit));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_case_open;
const Verb verb_case_open{
    .name = "case open",
    .summary = {.ja = "事件を開き、関係する記録を直ちに保全する", .en = "open a case and put what it concerns on hold at once"},
    .options = case_options(
        {{.name = "trigger",
          .kind = OptionKind::value,
          .metavar = "T",
          .help = {.ja = "端緒 (alert, exit_check, customer_complaint など)",
                   .en = "how it came to notice (alert, exit_check, customer_complaint ...)"}},
         {.name = "title", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "件名", .en = "title"}},
         {.name = "alert", .kind = OptionKind::repeated, .metavar = "ID", .help = {.ja = "警告", .en = "alert"}},
         {.name = "secret",
          .kind = OptionKind::repeated,
          .metavar = "NUMBER",
          .help = {.ja = "営業秘密の台帳番号", .en = "register number of a secret"}},
         {.name = "person", .kind = OptionKind::repeated, .metavar = "STAFF", .help = {.ja = "社員番号", .en = "staff number"}},
         {.name = "reader",
          .kind = OptionKind::repeated,
          .metavar = "WHO",
          .help = {.ja = "知ってよい者 (account:ID, role:legal など)", .en = "who may know of it (account:ID, role:legal ...)"}},
         {.name = "detail",
          .kind = OptionKind::value,
          .metavar = "FILE|TEXT",
          .help = {.ja = "端緒の内容", .en = "what was noticed, in the words of whoever noticed"}},
         {.name = "complaint",
          .kind = OptionKind::repeated,
          .metavar = "FILE",
          .help = {.ja = "苦情・通知の書面 (証拠として保全する)", .en = "letter or notice, kept as an exhibit"}},
         {.name = "noticed-at",
          .kind = OptionKind::value,
          .metavar = "TIME",
          .help = {.ja = "認知した時刻 (RFC 3339)", .en = "when it was noticed (RFC 3339)"}},
         {.name = "damage", .kind = OptionKind::value, .metavar = "FILE|TEXT", .help = {.ja = "被害", .en = "damage"}},
         {.name = "wish",
          .kind = OptionKind::value,
          .metavar = "FILE|TEXT",
          .help = {.ja = "希望する対応", .en = "what the firm wants done"}},
         {.name = "part-of",
          .kind = OptionKind::value,
          .metavar = "CASE",
          .help = {.ja = "この事件の一部として、閲覧者を分けて開く", .en = "open it as a part of this case, with readers of its own"}},
         {.name = "purpose",
          .kind = OptionKind::value,
          .metavar = "TEXT",
          .help = {.ja = "その目的 (社内処分など)", .en = "what the part is for (discipline ...)"}},
         reason_option()}),
    .run = run};

}  // namespace sekimori::cli
