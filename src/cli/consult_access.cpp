#include "cli/consult_access.h"

#include "base/text.h"
#include "model/era_date.h"

namespace sekimori::cli {
namespace {

constexpr std::uint64_t largest_text = std::uint64_t(1) << 16;

}  // namespace

Result<ExitCode> with_desk(Surroundings& at, const Arguments& arguments, const DeskWork& work) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    print(at, arguments, TRY(work(node.consult(), who)));
    return ExitCode::ok;
  });
}

Result<ExitCode> list_of_desk(Surroundings& at, const Arguments& arguments, const DeskList& work,
                              const std::function<std::string(const Json&)>& line) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    for (const Json& one : TRY(work(node.consult(), who))) at.out((arguments.has("json") ? one.dump() : line(one)) + "\n");
    return ExitCode::ok;
  });
}

std::vector<Option> attribute_options(std::vector<Option> more) {
  std::vector<Option> out{
      value_option("asker", "CLASS",
                   {.ja = "sme, large, university, public_research, supporter, individual, other",
                    .en = "sme, large, university, public_research, supporter, individual or other"}),
      value_option("band", "BAND",
                   {.ja = "従業員数: to_20, to_50, to_100, to_300, to_1000, above_1000",
                    .en = "employees: to_20, to_50, to_100, to_300, to_1000, above_1000"}),
      value_option("industry", "CODE",
                   {.ja = "日本標準産業分類の中分類 (01~99)", .en = "major group of the national classification (01 to 99)"}),
      value_option("prefecture", "NAME", {.ja = "都道府県、または abroad", .en = "prefecture, or abroad"}),
      repeated_option("content", "CONTENT",
                      {.ja = "open_close, secret_management, leak, leak_prevention, ip_strategy, ip_general",
                       .en = "open_close, secret_management, leak, leak_prevention, ip_strategy, ip_general"}),
      value_option("topic", "ID", {.ja = "論点 (content/desk/topics.toml)", .en = "topic (content/desk/topics.toml)"}),
      value_option(
          "source", "SOURCE",
          {.ja = "窓口を知ったきっかけ: seminar, news, web, leaflet, branch, chamber, police, other_desk, returning, other",
           .en = "how the asker came to the desk: seminar, news, web, leaflet, branch, chamber, police, other_desk, returning, other"}),
      value_option("urgency", "URGENCY", {.ja = "ordinary, soon, urgent", .en = "ordinary, soon or urgent"}),
      flag_option("foreign-link", {.ja = "国外の人や企業が関わる", .en = "somebody abroad has a part in it"})};
  out.insert(out.end(), more.begin(), more.end());
  return safeguard_options(std::move(out));
}

Result<consult::AskerAttributes> attributes_of(const Arguments& arguments, consult::AskerAttributes base) {
  Json json = to_json(base);
  for (const std::string_view name : {"asker", "band", "industry", "prefecture", "topic", "source", "urgency"})
    if (arguments.has(name)) json.set(name, arguments.value(name));
  if (arguments.has("content")) {
    Json contents = Json::array();
    for (const std::string& one : arguments.all("content")) contents.push(one);
    json.set("contents", std::move(contents));
  }
  if (arguments.has("foreign-link")) json.set("foreign_link", true);
  return consult::asker_attributes_from(json);
}

std::vector<Option> identity_options(std::vector<Option> more) {
  std::vector<Option> out{
      value_option("organisation", "NAME", {.ja = "相談者の組織 (封をして保管)", .en = "the asker's organisation (kept sealed)"}),
      value_option("person", "NAME", {.ja = "相談者の氏名 (封をして保管)", .en = "the asker's name (kept sealed)"}),
      value_option("phone", "NUMBER", {.ja = "電話番号", .en = "telephone number"}),
      value_option("mail", "ADDRESS", {.ja = "メールアドレス", .en = "mail address"}),
      repeated_option("counterparty", "NAME",
                      {.ja = "相手方 (専門家の利益相反の確認に使う)", .en = "against whom it is (for conflicts of interest)"})};
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

consult::AskerIdentity identity_of(const Arguments& arguments) {
  return {.organisation = arguments.value("organisation"),
          .person = arguments.value("person"),
          .phone = arguments.value("phone"),
          .mail = arguments.value("mail"),
          .counterparties = arguments.all("counterparty")};
}

std::vector<Option> expert_options(std::vector<Option> more) {
  std::vector<Option> out{value_option("name", "NAME", {.ja = "氏名", .en = "name"}),
                          value_option("kind", "KIND",
                                       {.ja = "company_veteran, lawyer, patent_attorney, strategy_expert",
                                        .en = "company_veteran, lawyer, patent_attorney or strategy_expert"}),
                          repeated_option("skill", "CONTENT", {.ja = "得意な相談内容", .en = "what he advises on"}),
                          repeated_option("industry", "CODE", {.ja = "得意な業種 (中分類)", .en = "industries (major groups)"}),
                          repeated_option("conflict", "FIRM", {.ja = "利益相反のある企業", .en = "firms he is close to"})};
  out.insert(out.end(), more.begin(), more.end());
  return safeguard_options(std::move(out));
}

Result<consult::DeskExpert> expert_of(const Arguments& arguments, consult::DeskExpert base) {
  if (arguments.has("name")) base.name = arguments.value("name");
  if (arguments.has("kind")) {
    const auto kind = consult::expert_kind_from(arguments.value("kind"));
    if (!kind)
      return error(ErrorCode::usage, "--kind '{}': company_veteran, lawyer, patent_attorney or strategy_expert is needed",
                   arguments.value("kind"));
    base.kind = *kind;
  }
  if (arguments.has("skill")) {
    base.skills.clear();
    for (const std::string& one : arguments.all("skill")) {
      const auto content = consult::content_from(one);
      if (!content) return error(ErrorCode::usage, "--skill '{}' is no content", one);
      base.skills.push_back(*content);
    }
  }
  if (arguments.has("industry")) base.industries = arguments.all("industry");
  if (arguments.has("conflict")) base.conflicts = arguments.all("conflict");
  return base;
}

Result<std::optional<Day>> written_day(const Arguments& arguments, std::string_view option) {
  if (!arguments.has(option)) return std::optional<Day>();
  return std::optional<Day>(TRY(model::day_as_written(arguments.value(option))));
}

Result<int> desk_named(std::string_view name) {
  if (const auto desk = consult::desk_from(name)) return *desk;
  if (const auto* prefecture = consult::desk_texts().find_prefecture(name)) return prefecture->code;
  return error(ErrorCode::usage, "'{}' is no desk: main, overseas, a prefecture or 01 to 47", name);
}

Result<std::string> said(Surroundings& at, const Arguments& arguments) {
  if (arguments.has("text")) return arguments.value("text");
  if (arguments.has("text-file")) return at.files.read_text(arguments.value("text-file"), largest_text);
  return error(ErrorCode::usage, "--text or --text-file is needed");
}

std::vector<Option> count_options(std::vector<Option> more) {
  std::vector<Option> out{
      value_option("from", "DAY", {.ja = "最初の日 (元号も可)", .en = "first day (Japanese eras, too)"}),
      value_option("to", "DAY", {.ja = "最後の日", .en = "last day"}),
      value_option("fiscal-year", "YEAR", {.ja = "年度 (4 月~3 月)", .en = "fiscal year, April to March"}),
      value_option(
          "desk", "DESK",
          {.ja = "main。--exact では overseas, branches, 都道府県も", .en = "main; with --exact overseas, branches or a prefecture, too"}),
      value_option("asker", "CLASS", {.ja = "この属性の相談者だけ", .en = "only askers of this class"}),
      flag_option("exact", {.ja = "小さな値も隠さない (窓口の内部用)", .en = "hide no small numbers (for the desk alone)"})};
  out.insert(out.end(), more.begin(), more.end());
  return safeguard_options(std::move(out));
}

Result<consult::CountPeriod> count_period_of(const Arguments& arguments) {
  consult::CountPeriod period;
  if (arguments.has("fiscal-year")) {
    const auto year = Day::parse(arguments.value("fiscal-year") + "-04-01");
    if (!year) return error(ErrorCode::usage, "--fiscal-year '{}': a year is needed", arguments.value("fiscal-year"));
    std::tie(period.from, period.to) = consult::fiscal_year(year->year());
  } else {
    const auto from = TRY(written_day(arguments, "from")), to = TRY(written_day(arguments, "to"));
    if (!from || !to) return error(ErrorCode::usage, "--from and --to, or --fiscal-year are needed");
    period.from = *from;
    period.to = *to;
  }
  if (const std::string desk = arguments.value("desk"); desk == "branches") period.branches_alone = true;
  else if (!desk.empty()) period.desk = TRY(desk_named(desk));
  if (const std::string asker = arguments.value("asker"); !asker.empty()) {
    period.asker = consult::asker_class_from(asker);
    if (!period.asker) return error(ErrorCode::usage, "--asker '{}' is no class of askers", asker);
  }
  return period;
}

consult::DeskSight sight_of(const Arguments& arguments) {
  return arguments.has("exact") ? consult::DeskSight::exact : consult::DeskSight::published;
}

Result<consult::Dimension> dimension_of(const Arguments& arguments, std::string_view option, consult::Dimension otherwise) {
  if (!arguments.has(option)) return otherwise;
  const auto found = consult::dimension_from(arguments.value(option));
  if (!found)
    return error(
        ErrorCode::usage,
        "--{} '{}': one of desk, channel, asker, band, content, source, prefecture, region, industry, division, urgency, topic, month, "
        "quarter, fiscal_year, whole is needed",
        option, arguments.value(option));
  return *found;
}

Result<Json> whole_consultation(consult::ConsultRoom& desk, const record::Actor& who, std::string_view number) {
  const auto known = TRY(desk.consultations.find(who, number));
  Json words = Json::array();
  for (const consult::DeskWords& one : TRY(desk.consultations.words(who, number)))
    words.push(Json::object({{"side", name_of(one.side)}, {"at", one.at.to_rfc3339()}, {"by", one.by}, {"text", one.text}}));
  Json out = shown_json(known.value);
  out.set("identity", to_json(TRY(desk.consultations.identity(who, number))));
  out.set("words", std::move(words));
  Json standing;
  if (const auto now = desk.consultations.standing(known.value))
    standing = Json::object({{"runs", now->runs}, {"overdue", now->overdue}, {"minutes_left", now->minutes_left}});
  return out.set("standing", std::move(standing));
}

}  // namespace sekimori::cli
