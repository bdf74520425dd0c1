#include "feature/teach/newsletter/issue.h"

#include <algorithm>
#include <array>

#include "base/digest.h"
#include "base/text.h"
#include "feature/teach/newsletter/html_text.h"
#include "feature/teach/newsletter/wrap_text.h"
#include "model/names.h"

namespace sekimori::teach {
namespace {

constexpr std::array<std::string_view, 2> kind_names = {"regular", "extra"};
constexpr std::array<std::string_view, 5> state_names = {"open", "submitted", "approved", "sending", "sent"};
constexpr std::array<std::string_view, 3> section_names = {"waiting", "written", "resting"};

Json instant_json(const std::optional<Instant>& at) { return at ? Json(at->to_rfc3339()) : Json(); }
Result<void> read_time(const Json& json, std::string_view name, std::optional<Instant>& out) {
  if (!json[name].is_null()) out = TRY(Instant::parse(json[name].text()));
  return {};
}

Json wording_json(const model::Wording& wording) { return Json::object({{"ja", wording.ja}, {"en", wording.en}}); }
Result<model::Wording> wording_from(const Json& json) {
  model::Wording out;
  TRY(model::read_text(json, "ja", out.ja));
  TRY(model::read_text(json, "en", out.en));
  return out;
}

Json section_json(const IssueSection& section) {
  Json drawn = Json::array();
  for (const DrawnPassage& one : section.drawn) drawn.push(Json::object({{"number", one.number}, {"sha256", one.sha256}}));
  return Json::object({{"id", section.id},
                       {"state", name_of(section.state)},
                       {"contributor", section.contributor},
                       {"mail", section.mail},
                       {"due", model::day_json(section.due)},
                       {"reminded_at", instant_json(section.reminded_at)},
                       {"text", wording_json(section.text)},
                       {"drawn", std::move(drawn)}});
}

Result<IssueSection> section_from(const Json& json) {
  IssueSection out;
  TRY(model::read_text(json, "id", out.id));
  TRY(model::read_named(json, "state", section_names, out.state));
  TRY(model::read_text(json, "contributor", out.contributor));
  TRY(model::read_text(json, "mail", out.mail));
  TRY(model::read_day(json, "due", out.due));
  TRY(read_time(json, "reminded_at", out.reminded_at));
  out.text = TRY(wording_from(json["text"]));
  for (const Json& one : json["drawn"].items()) out.drawn.push_back({one["number"].string_or(""), one["sha256"].string_or("")});
  return out;
}

std::string in_words(const model::Wording& wording, Language language) {
  return language == Language::en && !wording.en.empty() ? wording.en : wording.ja;
}

std::string day_text(Day day, Language language) {
  if (language == Language::en) return day.to_string();
  return fmt::format("{}年{}月{}日", day.year(), day.month(), day.day());
}

// A section as it stands in the issue; `heading` with its number.
struct Placed {
  std::string heading, text;
  bool resting = false;
};

std::vector<Placed> placed_sections(const Issue& issue, Language language) {
  std::vector<Placed> out;
  int number = 0;
  for (const SectionPlan& plan : newsletter_plan().sections) {
    const IssueSection* const section = issue.find(plan.id);
    if (section == nullptr) continue;
    const bool resting = section->state == SectionState::resting;
    if (resting && plan.rest.ja.empty()) continue;
    Placed one{.heading = in_words(plan.title, language), .text = {}, .resting = resting};
    if (plan.numbered) one.heading = fmt::format("【{}】{}", ++number, one.heading);
    if (resting) one.text = in_words(plan.rest, language);
    else if (!plan.fixed.ja.empty()) one.text = in_words(plan.fixed, language);
    else one.text = in_words(section->text, language);
    if (!section->contributor.empty() && !resting && plan.fixed.ja.empty()) one.text += "\n\n" + section->contributor;
    out.push_back(std::move(one));
  }
  return out;
}

std::string text_of(const Issue& issue, const std::vector<Placed>& sections, Language language) {
  const std::string thick(mail_columns, '='), thin(mail_columns, '-');
  std::string out = fmt::format("{}\n{}  {}\n{}\n{}\n\n", thick, in_words(newsletter_plan().title, language), number_text(issue, language),
                                day_text(issue.day, language), thick);
  out += "INDEX\n";
  for (const Placed& one : sections) out += wrap_text("  " + one.heading, mail_columns) + "\n";
  for (const Placed& one : sections)
    out += fmt::format("\n{}\n{}\n{}\n\n{}\n", thin, wrap_text(one.heading, mail_columns), thin, wrap_text(one.text, mail_columns));
  return out;
}

std::string html_of(const Issue& issue, const std::vector<Placed>& sections, Language language) {
  const std::string title = html_escaped(in_words(newsletter_plan().title, language));
  const std::string number = html_escaped(number_text(issue, language));
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><title>{} {}</title></head>\n<body>\n<h1>{} {}</h1>\n<p>{}</p>\n",
      language == Language::ja ? "ja" : "en", title, number, title, number, day_text(issue.day, language));
  for (const Placed& one : sections)
    out += fmt::format("<section>\n<h2>{}</h2>\n{}</section>\n", html_escaped(one.heading), html_paragraphs(one.text));
  return out + "</body>\n</html>\n";
}

EditionPart part_of(const Issue& issue, Language language) {
  const std::vector<Placed> sections = placed_sections(issue, language);
  return {.subject = fmt::format("{} {}", in_words(newsletter_plan().title, language), number_text(issue, language)),
          .text = text_of(issue, sections, language),
          .html = html_of(issue, sections, language)};
}

Json part_json(const EditionPart& part) { return Json::object({{"subject", part.subject}, {"text", part.text}, {"html", part.html}}); }
Result<EditionPart> part_from(const Json& json) {
  EditionPart out;
  TRY(model::read_text(json, "subject", out.subject));
  TRY(model::read_text(json, "text", out.text));
  TRY(model::read_text(json, "html", out.html));
  return out;
}

}  // namespace

std::string_view name_of(IssueKind one) { return kind_names.at(static_cast<std::size_t>(one)); }
std::string_view name_of(IssueState one) { return state_names.at(static_cast<std::size_t>(one)); }
std::string_view name_of(SectionState one) { return section_names.at(static_cast<std::size_t>(one)); }
std::optional<IssueState> issue_state_from(std::string_view name) { return model::value_named<IssueState>(state_names, name); }

const IssueSection* Issue::find(std::string_view id) const {
  const auto found = std::ranges::find(sections, id, &IssueSection::id);
  return found == sections.end() ? nullptr : &*found;
}
IssueSection* Issue::find(std::string_view id) {
  const auto found = std::ranges::find(sections, id, &IssueSection::id);
  return found == sections.end() ? nullptr : &*found;
}

Json to_json(const Issue& issue) {
  Json sections = Json::array();
  for (const IssueSection& one : issue.sections) sections.push(section_json(one));
  return Json::object({{"number", issue.number},
                       {"kind", name_of(issue.kind)},
                       {"day", issue.day.to_string()},
                       {"state", name_of(issue.state)},
                       {"sections", std::move(sections)},
                       {"submitted_by", issue.submitted_by},
                       {"approved_by", issue.approved_by},
                       {"sha256", issue.sha256},
                       {"submitted_at", instant_json(issue.submitted_at)},
                       {"approved_at", instant_json(issue.approved_at)},
                       {"sent_at", instant_json(issue.sent_at)},
                       {"addresses", issue.addresses},
                       {"accepted", issue.accepted},
                       {"refused", issue.refused},
                       {"unknown", issue.unknown}});
}

Result<Issue> issue_from_json(const Json& json) {
  Issue out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_named(json, "kind", kind_names, out.kind));
  out.day = TRY(Day::parse(json["day"].text()));
  TRY(model::read_named(json, "state", state_names, out.state));
  for (const Json& one : json["sections"].items()) out.sections.push_back(TRY(section_from(one)));
  TRY(model::read_text(json, "submitted_by", out.submitted_by));
  TRY(model::read_text(json, "approved_by", out.approved_by));
  TRY(model::read_text(json, "sha256", out.sha256));
  TRY(read_time(json, "submitted_at", out.submitted_at));
  TRY(read_time(json, "approved_at", out.approved_at));
  TRY(read_time(json, "sent_at", out.sent_at));
  TRY(model::read_integer(json, "addresses", out.addresses));
  TRY(model::read_integer(json, "accepted", out.accepted));
  TRY(model::read_integer(json, "refused", out.refused));
  TRY(model::read_integer(json, "unknown", out.unknown));
  return out;
}

Issue new_issue(std::string number, IssueKind kind, Day day) {
  Issue out;
  out.number = std::move(number);
  out.kind = kind;
  out.day = day;
  for (const SectionPlan& plan : newsletter_plan().sections) {
    IssueSection section;
    section.id = plan.id;
    if (!plan.fixed.ja.empty()) section.state = SectionState::written;
    else section.due = Day{day.number - plan.days};
    out.sections.push_back(std::move(section));
  }
  return out;
}

std::string number_text(const Issue& issue, Language language) {
  if (issue.kind == IssueKind::extra) {
    const std::string rest = issue.number.substr(issue.number.find('-') + 1);
    return language == Language::ja ? "号外 " + rest : "Extra " + rest;
  }
  return language == Language::ja ? fmt::format("第{}号", issue.number) : "No. " + issue.number;
}

std::string Edition::sha256() const { return to_hex(sekimori::sha256(to_json(*this).dump())); }

Json to_json(const Edition& edition) { return Json::object({{"ja", part_json(edition.ja)}, {"en", part_json(edition.en)}}); }
Result<Edition> edition_from_json(const Json& json) { return Edition{TRY(part_from(json["ja"])), TRY(part_from(json["en"]))}; }

Edition edition_of(const Issue& issue) { return {part_of(issue, Language::ja), part_of(issue, Language::en)}; }

}  // namespace sekimori::teach
