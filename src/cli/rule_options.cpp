#include "cli/rule_options.h"

namespace sekimori::cli {

Result<detect::LoadOptions> rule_load_options(Surroundings& at, const Arguments& arguments) {
  detect::LoadOptions options;
  if (const std::string file = arguments.value("placeholders"); !file.empty()) {
    const std::string text = TRY(at.files.read_text(file, 16 << 20));
    auto placeholders = detect::parse_placeholders(text);
    if (!placeholders) return std::unexpected(std::move(placeholders).error().at(file));
    options.placeholders = std::make_shared<const detect::Placeholders>(std::move(*placeholders));
  }
  return options;
}

}  // namespace sekimori::cli
