#include "feature/teach/course/scorm_import.h"

#include <charconv>
#include <map>

#include "base/text.h"
#include "engine/inspect/extract/scorm_manifest.h"

namespace sekimori::teach {
namespace {

constexpr std::size_t longest_slide = 900;  // code points: what one reads without scrolling much

struct Page {
  std::string text;
  bool whole = true;
};

struct Package {
  bool is_package = false;
  std::string version, title, problem;
  std::vector<inspect::ScormItem> items;
  std::map<std::string, Page> pages;  // by their path in it
  std::vector<std::string> left_out;
};

std::string_view after(std::string_view text, std::string_view beginning) { return text.substr(beginning.size()); }

void take_trait(Package& package, std::string_view trait) {
  if (trait.starts_with("scorm_version=")) package.version = after(trait, "scorm_version=");
  if (trait.starts_with("scorm_title=")) package.title = after(trait, "scorm_title=");
  if (trait.starts_with("scorm_problem=")) package.problem = after(trait, "scorm_problem=");
  if (!trait.starts_with("scorm_item=")) return;
  trait = after(trait, "scorm_item=");
  const std::size_t first = trait.find('\t'), second = trait.find('\t', first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos) return;
  inspect::ScormItem item{.title = std::string(trait.substr(second + 1)), .page = std::string(trait.substr(first + 1, second - first - 1))};
  (void)std::from_chars(trait.data(), trait.data() + first, item.depth);
  package.items.push_back(std::move(item));
}

bool is_page(std::string_view media_type) { return media_type.contains("html") || media_type == "text/plain"; }

// Its text in pieces that fit a card, cut between paragraphs where possible.
std::vector<std::string> pieces_of(std::string_view text) {
  std::vector<std::string> out;
  std::string piece;
  std::size_t length = 0;
  const auto close = [&] {
    if (!trim(piece).empty()) out.emplace_back(trim(piece));
    piece.clear();
    length = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = trim(text.substr(at, end - at));
    at = end + 1;
    if (line.empty()) continue;
    if (length > 0 && length + count_code_points(line) > longest_slide) close();
    while (count_code_points(line) > longest_slide) {
      std::size_t cut = 0;
      for (std::size_t points = 0; points < longest_slide; ++points) next_code_point(line, cut);
      piece = line.substr(0, cut);
      close();
      line.remove_prefix(cut);
    }
    length += count_code_points(line);
    piece += std::string(line) + "\n";
  }
  close();
  return out;
}

model::Wording in_both(std::string text) { return {text, text}; }

}  // namespace

inspect::ExtractionLimits scorm_limits() {
  inspect::ExtractionLimits limits;
  limits.file_bytes = std::uint64_t(256) << 20;
  limits.total_bytes = std::uint64_t(512) << 20;
  limits.depth = 2;  // the package and its pages; what is packed inside is not opened
  limits.members = 5'000;
  limits.text_bytes = std::uint64_t(2) << 20;
  limits.correspondence = true;
  return limits;
}

Result<Course> course_from_scorm(const inspect::Extract& extract, const Path& path, const ScormWish& wish) {
  if (wish.language != "ja" && wish.language != "en")
    return error(ErrorCode::invalid_input, "say in which language the package is: ja or en");
  Package package;
  std::string outer, flaw;
  TRY(extract(path, [&](inspect::ExtractedObject&& object) -> Result<void> {
    if (!object.parent) {
      outer = object.path;
      package.is_package = object.media_type == "application/vnd.ims.imscp";
      // What cannot be unpacked within bounds is no package; members that are pictures or films answer for themselves below.
      if (object.status != model::InspectionStatus::inspected)
        flaw = fmt::format("{}{}{}", name_of(object.reason), object.detail.empty() ? "" : ": ", object.detail);
      for (const inspect::TextPart& part : object.parts)
        if (part.kind == inspect::PartKind::trait) take_trait(package, part.name);
      return {};
    }
    if (*object.parent != outer) return {};
    const std::string name = object.path.substr(outer.size() + 2);
    if (inspect::path_in_package(name) != name)
      return error(ErrorCode::invalid_input, "{}: the member '{}' leads out of the package", path.filename().string(), name);
    if (object.reason == model::Reason::symlink || object.reason == model::Reason::special)
      return error(ErrorCode::invalid_input, "{}: the member '{}' is a link", path.filename().string(), name);
    const bool script = ascii_lower(name).ends_with(".js") || ascii_lower(name).ends_with(".swf");
    if (is_page(object.media_type) && !script)
      package.pages[name] = {.text = std::move(object.text), .whole = object.status == model::InspectionStatus::inspected};
    else if (!ascii_lower(name).ends_with(".xsd") && !ascii_lower(name).ends_with(".xml") && !ascii_lower(name).ends_with(".dtd"))
      package.left_out.push_back(name);
    return {};
  }));
  const std::string file = path.filename().string();
  if (!package.is_package) return error(ErrorCode::invalid_input, "{}: no SCORM package (a zip with imsmanifest.xml)", file);
  if (!flaw.empty()) return error(ErrorCode::invalid_input, "{}: the package cannot be read whole ({})", file, flaw);
  if (!package.problem.empty())
    return error(ErrorCode::invalid_input, "{}: the package is not as it should be ({})", file, package.problem);
  if (package.version != "1.2") return error(ErrorCode::invalid_input, "{}: SCORM 1.2 is read, not '{}'", file, package.version);

  Course course;
  course.id = wish.id;
  course.origin = CourseOrigin::scorm;
  course.language = wish.language;
  course.months = wish.months;
  course.asked = 0;
  const std::string title = package.title.empty() ? wish.id : package.title;
  course.title = in_both(title);
  course.summary = {"取り込んだ教材 (SCORM 1.2) の文章。", "The words of a package taken in (SCORM 1.2)."};
  course.audience = {"割り当てられた人", "Whoever it is assigned to"};
  std::size_t points = 0;
  for (const inspect::ScormItem& item : package.items) {
    if (item.page.empty()) continue;
    const auto page = package.pages.find(item.page);
    if (page == package.pages.end())
      return error(ErrorCode::invalid_input, "{}: the page '{}' is not in it or is no text", file, item.page);
    if (!page->second.whole) return error(ErrorCode::invalid_input, "{}: the page '{}' cannot be read whole", file, item.page);
    const std::string name = item.title.empty() ? item.page : item.title;
    CourseModule module{.id = fmt::format("m{}", course.modules.size() + 1), .title = in_both(name), .slides = {}, .scenario = {}};
    for (std::string& piece : pieces_of(page->second.text)) {
      points += count_code_points(piece);
      module.slides.push_back({.title = in_both(name), .body = in_both(std::move(piece))});
    }
    if (!module.slides.empty()) course.modules.push_back(std::move(module));
  }
  if (course.modules.empty())
    return error(ErrorCode::invalid_input, "{}: none of its pages holds text; it cannot be learned from its words", file);
  course.minutes = std::min<std::int64_t>(600, 1 + static_cast<std::int64_t>(points / 400));
  constexpr std::size_t most_named = 200;
  package.left_out.resize(std::min(package.left_out.size(), most_named));
  course.left_out = std::move(package.left_out);
  TRY(check(course));
  return course;
}

}  // namespace sekimori::teach
