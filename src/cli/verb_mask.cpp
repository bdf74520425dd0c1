// `sekimori mask FILE --roster R`: a report without the names of who reported it. docs/contract.md, `mask`.
#include "base/text.h"
#include "cli/options.h"
#include "cli/verb.h"
#include "engine/inspect/extract/extractor.h"
#include "engine/mask/crowd/crowd_check.h"
#include "engine/mask/masking.h"

namespace sekimori::cli {
namespace {

using namespace mask;

constexpr std::uint64_t most_roster_bytes = std::uint64_t(64) << 20;

Result<Report> read_report(Surroundings& at, const Arguments& arguments) {
  const Path path = arguments.rest.front();
  if (const auto status = at.files.status(path); !status) return std::unexpected(status.error());
  inspect::ExtractorSeams seams{.files = at.files, .processes = at.processes, .program = at.program};
  if (arguments.has("unconfined")) seams.confinement = Confinement::none;
  inspect::ExtractionLimits limits;
  limits.correspondence = true;
  auto extractor = TRY(inspect::Extractor::create(seams, limits));
  std::vector<inspect::ExtractedObject> objects;
  TRY(extractor.extract(path, [&](inspect::ExtractedObject&& object) -> Result<void> {
    if (interrupted()) return error(ErrorCode::interrupted, "{}", object.path);
    objects.push_back(std::move(object));
    return {};
  }));
  return report_of(std::move(objects));
}

// 32 bytes, or as many hexadecimal digits as make them. Without a key file the pseudonyms are of this run alone.
Result<Sensitive<Bytes>> read_key(Surroundings& at, const Arguments& arguments) {
  if (!arguments.has("key")) return Sensitive<Bytes>(at.random.bytes(32));
  const Path path = arguments.value("key");
  Bytes bytes = TRY(at.files.read(path, 4096));
  const std::string_view text = trim(as_text(bytes));
  if (text.size() == 64)
    if (auto decoded = from_hex(text)) bytes = std::move(*decoded);
  if (bytes.size() != 32) return error(ErrorCode::invalid_input, "{}: a key has 32 bytes, or 64 hexadecimal digits", path.string());
  return Sensitive<Bytes>(std::move(bytes));
}

Result<TimeLevel> time_level(const Arguments& arguments) {
  const std::string level = arguments.value("times", "month");
  for (const TimeLevel one : {TimeLevel::day, TimeLevel::week, TimeLevel::month})
    if (level == name_of(one)) return one;
  return error(ErrorCode::usage, "--times: must be day, week or month");
}

std::string cut_to(std::string_view text, std::size_t columns) {
  std::string out;
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    const char32_t c = next_code_point(text, i);
    const std::string sign = c < 0x20 ? " " : std::string(text.substr(start, i - start));
    if (width + display_width(sign) > columns - 1) {
      out += "…";
      ++width;
      break;
    }
    out += sign;
    width += display_width(sign);
  }
  out.append(columns > width ? columns - width : 0, ' ');
  return out;
}

// Before and after beside each other, each change with its sort and reason; then what stayed, and what is left to judge.
void print_side_by_side(Surroundings& at, const Masking& done, const Roster& roster) {
  const bool ja = at.language == Language::ja;
  constexpr std::size_t columns = 34;
  at.out(ja ? "変更 (前 | 後 | 種類 | 区分 | 理由)\n" : "Changes (before | after | sort | side | reason)\n");
  for (const Change& change : done.outcome.changes) {
    at.out(fmt::format("  {} | {} | {} | {} | {}", cut_to(change.before, columns),
                       cut_to(change.replacement.empty() ? (ja ? "(削除)" : "(removed)") : change.replacement, columns),
                       title_of(change.identifier).in(at.language), title_of(change.side).in(at.language),
                       title_of(change.reason).in(at.language)));
    at.out(fmt::format("  <{}{}>\n", change.place, change.peeled.empty() ? "" : "; " + change.peeled));
  }
  at.out(ja ? "\n残した指標\n" : "\nIndicators kept\n");
  for (const Kept& one : done.outcome.kept)
    at.out(fmt::format("  {} | {} | {} | {}{}\n", cut_to(one.value, columns * 2), name_of(one.indicator),
                       title_of(one.side).in(at.language), title_of(one.reason).in(at.language),
                       one.in_part ? (ja ? " (一部を置き換え)" : " (in part)") : ""));
  for (const Unmaskable& one : done.outcome.unmaskable)
    at.out(fmt::format(fmt::runtime(ja ? "\nマスクできないもの: {} {} {}\n" : "\nCannot be masked: {} {} {}\n"), one.place, one.media_type,
                       one.detail));
  const Residual& left = done.residual;
  at.out(ja ? fmt::format("\n残る危険: 候補 {} 組織 (必要 {}、最小の組 {})\n", left.candidates, left.floor, left.smallest_class)
            : fmt::format("\nWhat remains: {} members could be meant ({} are needed, smallest class {})\n", left.candidates, left.floor,
                          left.smallest_class));
  std::string who;
  for (const std::string& id : left.candidate_ids) who += (who.empty() ? "" : ", ") + id;
  if (!who.empty()) at.out(fmt::format("  {}: {}\n", ja ? "候補" : "candidates", who));
  if (done.member)
    at.out(fmt::format("  {}: {}{}\n", ja ? "報告した会員" : "reported by", roster.organisations[*done.member].id,
                       done.member_guessed ? (ja ? " (推定)" : " (guessed)") : ""));
  for (const ProperNoun& noun : left.proper_nouns)
    at.out(fmt::format("  {}: {} ({})\n", ja ? "照合できない固有名詞" : "unknown proper noun", noun.text, noun.count));
  for (const std::string& phrase : left.rare_phrases)
    at.out(fmt::format("  {}: {}\n", ja ? "ほかに見ない言い回し" : "phrase found nowhere else", phrase));
  at.out(ja ? "\n共有されるもの\n" : "\nWhat others will see\n");
  at.out(done.share["content"].is_string() ? std::string(done.share["content"].text()) + "\n" : done.share.dump() + "\n");
  if (done.released) at.out(fmt::format("\nSHA-256 {}\n", to_hex(done.released->digest())));
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Path roster_path = TRY(needed(arguments, "roster"));
  auto roster = Roster::parse(TRY(at.files.read_text(roster_path, most_roster_bytes)));
  if (!roster) return std::unexpected(std::move(roster).error().at(roster_path.string()));
  MaskingPolicy policy{.key = TRY(read_key(at, arguments)),
                       .audience = arguments.value("audience"),
                       .epoch = arguments.value("epoch"),
                       .language = at.language,
                       .times = TRY(time_level(arguments)),
                       .today = Zone::tokyo().day_of(at.clock.now()),
                       .stop = [] { return interrupted(); }};
  for (const std::string& one : arguments.all("also")) policy.by_hand.also.push_back(TRY(hand_mask_from(one)));
  for (const std::string& one : arguments.all("keep")) policy.by_hand.keep.push_back(TRY(hand_keep_from(one)));
  if (arguments.has("member")) policy.member = arguments.value("member");
  for (const std::string& path : arguments.all("earlier")) {
    auto json = Json::parse(TRY(at.files.read_text(path, most_roster_bytes)));
    if (!json) return std::unexpected(std::move(json).error().at(path));
    auto share = released_share(*json);
    if (!share) return std::unexpected(std::move(share).error().at(path));
    policy.earlier.push_back(std::move(*share));
  }
  PhraseBook phrases;
  for (const std::string& path : arguments.all("background")) phrases.add(TRY(at.files.read_text(path, most_roster_bytes)));
  const Report report = TRY(read_report(at, arguments));
  auto masked = mask_report(report, *roster, policy, phrases);
  if (!masked) {
    if (masked.error().code == ErrorCode::invalid_input) return std::unexpected(std::move(masked).error().at(arguments.rest.front()));
    return std::unexpected(std::move(masked).error());
  }
  if (arguments.has("json"))
    at.out(to_json(*masked, *roster, arguments.has("review") ? Originals::shown : Originals::left_out).dump() + "\n");
  else print_side_by_side(at, *masked, *roster);
  if (masked->refused) return std::unexpected(std::move(*masked->refused));
  for (const Unmaskable& one : masked->outcome.unmaskable)
    at.say({.ja = fmt::format("sekimori: {}: マスクできません ({} {})", one.place, one.media_type, one.detail),
            .en = fmt::format("sekimori: {}: cannot be masked ({} {})", one.place, one.media_type, one.detail)});
  return masked->outcome.unmaskable.empty() ? ExitCode::ok : ExitCode::partial;
}

}  // namespace
extern const Verb verb_mask;
const Verb verb_mask{
    .name = "mask",
    .summary = {.ja = "報告から組織や人の名前を除く", .en = "take the names of organisations and people out of a report"},
    .options = {value_option("roster", "FILE", {.ja = "会員の名簿 (JSON)", .en = "roster of the members (JSON)"}),
                flag_option("json", {.ja = "JSON で出力。元の値は含まない", .en = "print JSON, without original values"}),
                flag_option("review", {.ja = "JSON に元の値と候補の会員も入れる",
                                       .en = "put original values and candidate members into the JSON, too"}),
                value_option("member", "ID", {.ja = "報告した会員", .en = "the member whose report it is"}),
                value_option("audience", "SIG|across", {.ja = "誰に見せるか", .en = "who will see it"}),
                value_option("epoch", "QUARTER", {.ja = "仮名の期間 (2026Q4)", .en = "epoch of the pseudonyms (2026Q4)"}),
                value_option("key", "FILE",
                             {.ja = "仮名の鍵。なければ一回限り", .en = "key of the pseudonyms; without it they are of this run alone"}),
                value_option("times", "LEVEL",
                             {.ja = "時刻の粗さ: day, week, month (既定)", .en = "how coarse times are: day, week, month (the default)"}),
                repeated_option("earlier", "FILE",
                                {.ja = "同じ会員についてすでに出した共有", .en = "a share already released about the same member"}),
                repeated_option("also", "TEXT=CLASS",
                                {.ja = "これも伏せる (種類: organisation, product, person など)",
                                 .en = "mask this, too (class: organisation, product, person ...)"}),
                repeated_option("keep", "VALUE=REASON",
                                {.ja = "攻撃者の値として残す。理由を付ける", .en = "keep this as the attacker's, with a reason"}),
                repeated_option("background", "FILE", {.ja = "よくある言い回しを知るための文章", .en = "a text whose phrases are common"}),
                flag_option("unconfined", {.ja = "隔離せずに読む (危険。カーネルに機能がないときだけ)",
                                           .en = "read without confinement (a risk; only where the kernel lacks it)"})},
    .rest = "FILE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};
}  // namespace sekimori::cli
