#include "feature/govern/checks/check_profile.h"

#include <algorithm>

#include "base/digest.h"

namespace sekimori::govern {
namespace {

const Json& profiles_file() { return text_file("checks", "profiles.toml"); }

bool takes(std::string_view wish, std::string_view name) {
  return wish.ends_with('*') ? name.starts_with(wish.substr(0, wish.size() - 1)) : wish == name;
}

CheckProfile read_profile(const Json& row) {
  CheckProfile out;
  out.id = row["id"].text();
  out.name = wording_of(row);
  for (const Framework& framework : shipped_frameworks())
    for (const FrameworkItem& item : framework.items) {
      const std::string name = framework.id + ":" + item.id;
      if (!item.assessable || std::ranges::none_of(row["take"].items(), [&](const Json& wish) { return takes(wish.text(), name); }))
        continue;
      CheckQuestion question;
      question.id = name;
      question.framework = framework.id;
      question.text = item.title;
      question.area = item.tags["recipient"].text() == "partners"
                          ? "partners"
                          : profiles_file()["area_of"][framework.id + "/" + item.parent].string_or("rules");
      question.source = framework.source;
      question.source.set("standing", name_of(item.standing));
      out.questions.push_back(std::move(question));
    }
  for (const Json& own : profiles_file()["question"].items())
    if (std::ranges::any_of(own["profiles"].items(), [&](const Json& one) { return one.text() == out.id; }))
      out.questions.push_back({.id = own["id"].string_or(""),
                               .area = own["area"].string_or(""),
                               .framework = {},
                               .text = wording_of(own),
                               .source = source_json(own)});
  // One area after the other, so that a person thinks of one thing at a time.
  const auto place_of = [&](const CheckQuestion& one) { return std::ranges::find(check_areas(), one.area, &CheckArea::id); };
  std::ranges::stable_sort(out.questions, [&](const CheckQuestion& a, const CheckQuestion& b) { return place_of(a) < place_of(b); });
  std::string all;
  for (const CheckQuestion& one : out.questions) all += fmt::format("{}\n{}\n{}\n", one.id, one.text.ja, one.text.en);
  out.edition = to_hex(sha256(all)).substr(0, 16);
  return out;
}

}  // namespace

const CheckQuestion* CheckProfile::find(std::string_view question) const {
  const auto found = std::ranges::find(questions, question, &CheckQuestion::id);
  return found == questions.end() ? nullptr : &*found;
}

const std::vector<CheckArea>& check_areas() {
  static const std::vector<CheckArea> all = [] {
    std::vector<CheckArea> out;
    for (const Json& row : profiles_file()["area"].items()) out.push_back({row["id"].string_or(""), wording_of(row)});
    return out;
  }();
  return all;
}

const std::vector<CheckProfile>& check_profiles() {
  static const std::vector<CheckProfile> all = [] {
    std::vector<CheckProfile> out;
    for (const Json& row : profiles_file()["profile"].items()) out.push_back(read_profile(row));
    return out;
  }();
  return all;
}

const CheckProfile* check_profile(std::string_view id) {
  const auto found = std::ranges::find(check_profiles(), id, &CheckProfile::id);
  return found == check_profiles().end() ? nullptr : &*found;
}

Json to_json(const CheckQuestion& one) {
  return Json::object(
      {{"id", one.id}, {"area", one.area}, {"framework", one.framework}, {"text", to_json(one.text)}, {"source", one.source}});
}

}  // namespace sekimori::govern
