// `sekimori report analyse FILE...`: what a suspicious mail gives away. docs/contract.md, `report analyse`.
#include <algorithm>

#include "base/text.h"
#include "cli/options.h"
#include "cli/verb.h"
#include "engine/mail/analysis.h"
#include "engine/mail/files.h"

namespace sekimori::cli {
namespace {

constexpr std::uint64_t most_roster_bytes = std::uint64_t(64) << 20;

class Printer {
 public:
  Printer(Surroundings& at, const mail::Analysis& made) : at_(at), made_(made), ja_(at.language == Language::ja) {}

  void print() {
    const mail::Proposal& proposal = made_.proposal;
    if (!proposal.kind.empty()) line(ja_ ? "種類の案" : "Proposed kind", proposal.kind, said(proposal.kind_why));
    line(ja_ ? "仕分けの案" : "Proposed triage", proposal.triage, "");
    for (const mail::Why& why : proposal.reasons) at_.out("  - " + said(why) + "\n");
    for (const mail::Weight weight : {mail::Weight::strong, mail::Weight::hint, mail::Weight::note}) signs(weight);
    if (!made_.knew.empty())
      at_.out(ja_ ? "\n送り手が知っていたこと (案。人が確かめる)\n" : "\nWhat the sender knew (proposed; a person confirms)\n");
    for (const mail::Knew& one : made_.knew) at_.out(fmt::format("  {} | {} | {}\n", one.text, ja_ ? one.ja : one.en, one.place));
    bool exchange = false;
    for (const mail::MailFinding& one : made_.mails) exchange = exchange || (one.phase && made_.mails.size() > 1);
    if (exchange) at_.out(ja_ ? "\nやりとりの段階\n" : "\nPhases of the exchange\n");
    if (exchange)
      for (const mail::MailFinding& one : made_.mails)
        at_.out(fmt::format("  {} | {}\n", one.phase ? link::name_of(*one.phase) : std::string_view("carrier"),
                            mail::cut_value(one.mail.subject, 100)));
    const mail::IndicatorList& list = made_.indicators;
    if (!list.indicators.empty()) at_.out(ja_ ? "\n指標\n" : "\nIndicators\n");
    for (const mail::ListedIndicator& one : list.indicators) at_.out(fmt::format("  {} | {} | {}\n", one.type, one.value, one.place));
    if (!list.unread.empty()) at_.out(ja_ ? "\n読めなかった行\n" : "\nRows that were not read\n");
    for (const mail::UnreadRow& one : list.unread) at_.out(fmt::format("  {}: {}\n", one.place, ja_ ? one.ja : one.en));
    if (list.left_out > 0)
      at_.out(ja_ ? fmt::format("  ほかに {} 件\n", list.left_out) : fmt::format("  {} more were left out\n", list.left_out));
    for (const mail::PasswordFound& one : made_.passwords)
      line(ja_ ? "文中のパスワード" : "Password in the text", one.value, one.opened ? (ja_ ? "これで開いた" : "it opened something") : "");
  }

 private:
  std::string said(const mail::Why& why) const { return ja_ ? why.ja : why.en; }
  void line(std::string_view name, std::string_view value, std::string_view why) {
    at_.out(fmt::format("{}: {}{}\n", name, value, why.empty() ? "" : fmt::format(" ({})", why)));
  }
  void signs(mail::Weight weight) {
    bool first = true;
    for (const mail::Sign& one : made_.signs.all()) {
      if (one.weight != weight) continue;
      if (std::exchange(first, false))
        at_.out(weight == mail::Weight::strong ? (ja_ ? "\n強い兆候\n" : "\nStrong signs\n")
                : weight == mail::Weight::hint ? (ja_ ? "\n気になる点\n" : "\nHints\n")
                                               : (ja_ ? "\n参考\n" : "\nNotes\n"));
      at_.out(fmt::format("  {} <{}; {}>\n", ja_ ? one.ja : one.en, one.mail, one.place));
    }
  }

  Surroundings& at_;
  const mail::Analysis& made_;
  bool ja_;
};

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  std::optional<mask::Roster> roster;
  if (arguments.has("roster")) {
    const std::string path = arguments.value("roster");
    auto parsed = mask::Roster::parse(TRY(at.files.read_text(path, most_roster_bytes)));
    if (!parsed) return std::unexpected(std::move(parsed).error().at(path));
    roster = *std::move(parsed);
  }
  mail::Context context;
  if (roster) context.roster = &*roster;
  context.member = arguments.value("member", "");
  if (!context.member.empty() && context.reporter() == nullptr)
    return error(ErrorCode::not_found, "the roster has no member '{}'", context.member);
  inspect::ExtractorSeams seams{.files = at.files, .processes = at.processes, .program = at.program};
  if (arguments.has("unconfined")) seams.confinement = Confinement::none;
  std::vector<Path> paths;
  for (const std::string& path : arguments.rest) {
    if (const auto status = at.files.status(path); !status) return std::unexpected(status.error());
    paths.emplace_back(path);
  }
  const auto objects = TRY(mail::read_files(seams, paths, arguments.all("password")));
  if (std::ranges::all_of(objects, [](const auto& one) { return one.status == model::InspectionStatus::not_inspected; }))
    return error(ErrorCode::invalid_input, "{}: {} ({})", objects.front().path, name_of(objects.front().status),
                 name_of(objects.front().reason));
  const mail::Analysis made = mail::analyse(objects, context);
  if (arguments.has("json")) at.out(to_json(made).dump() + "\n");
  else Printer(at, made).print();
  // A program or picture has nothing to read: nothing is missing.
  bool whole = made.indicators.unread.empty() && made.indicators.left_out == 0;
  if (!whole)
    at.say({.ja = fmt::format("sekimori: 読めなかった行が {} 件あります", made.indicators.unread.size() + made.indicators.left_out),
            .en = fmt::format("sekimori: {} rows were not read", made.indicators.unread.size() + made.indicators.left_out)});
  for (const inspect::ExtractedObject& one : objects)
    if (one.status != model::InspectionStatus::inspected && one.reason != model::Reason::unsupported) {
      whole = false;
      at.say({.ja = fmt::format("sekimori: {}: 読み切れません ({})", one.path, name_of(one.reason)),
              .en = fmt::format("sekimori: {}: not read whole ({})", one.path, name_of(one.reason))});
    }
  return whole ? ExitCode::ok : ExitCode::partial;
}

}  // namespace

extern const Verb verb_report_analyse;
const Verb verb_report_analyse{
    .name = "report analyse",
    .summary = {.ja = "不審メールの兆候を読み取る", .en = "tell the signs of a suspicious mail"},
    .options = {flag_option("json", {.ja = "JSON で出力", .en = "print JSON"}),
                value_option("roster", "FILE", {.ja = "会員の名簿 (JSON)", .en = "roster of the members (JSON)"}),
                value_option("member", "ID", {.ja = "報告した会員", .en = "the member whose report it is"}),
                repeated_option("password", "WORD", {.ja = "書庫のパスワード", .en = "password of an archive"}),
                flag_option("unconfined", {.ja = "隔離せずに読む (危険。カーネルに機能がないときだけ)",
                                           .en = "read without confinement (a risk; only where the kernel lacks it)"})},
    .rest = "FILE...",
    .least_rest = 1,
    .most_rest = 200,
    .run = run};

}  // namespace sekimori::cli
