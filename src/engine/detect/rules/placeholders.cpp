#include "engine/detect/rules/placeholders.h"

#include "engine/detect/rules/yaml/yaml_tree.h"

namespace sekimori::detect {

Result<Placeholders> parse_placeholders(std::string_view yaml) {
  const std::vector<YamlDocument> documents = TRY(parse_yaml(yaml));
  Placeholders placeholders;
  for (const YamlDocument& document : documents) {
    if (!document.root.is_map())
      return error(ErrorCode::invalid_input, "line {}: a placeholder file is a map of names to values", document.root.line);
    for (const auto& [name, value] : document.root.members) {
      std::vector<std::string>& values = placeholders[name.text];
      if (value.is_scalar()) {
        values.push_back(value.text);
      } else if (value.is_sequence()) {
        for (const YamlNode& item : value.items) {
          if (!item.is_scalar()) return error(ErrorCode::invalid_input, "line {}: values of '{}' must be texts", item.line, name.text);
          values.push_back(item.text);
        }
      } else {
        return error(ErrorCode::invalid_input, "line {}: '{}' needs a value or a list of values", value.line, name.text);
      }
    }
  }
  return placeholders;
}

}  // namespace sekimori::detect
