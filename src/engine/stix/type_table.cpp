#include "engine/stix/type_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/result.h"

namespace sekimori::stix {
namespace {

struct SpecRow {
  std::string_view name, category, properties, identifying, rules;
};
constexpr SpecRow rows[] = {
#define SEKIMORI_STIX_TYPE(name, category, properties, identifying, rules) {name, category, properties, identifying, rules},
#include "spec/stix_types.inc"
};

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(at), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

template <class T, std::size_t size>
T named(const std::array<std::pair<std::string_view, T>, size>& table, std::string_view name) {
  const auto found = std::ranges::find(table, name, &std::pair<std::string_view, T>::first);
  SEKIMORI_CHECK(found != table.end());  // a wrong word in spec/stix_types.toml
  return found->second;
}

constexpr std::array<std::pair<std::string_view, Category>, 8> categories = {{{"common", Category::common},
                                                                              {"sdo", Category::sdo},
                                                                              {"sco", Category::sco},
                                                                              {"sro", Category::sro},
                                                                              {"meta", Category::meta},
                                                                              {"part", Category::part},
                                                                              {"extension", Category::extension},
                                                                              {"list", Category::list}}};
using Form = ValueKind::Form;
constexpr std::array<std::pair<std::string_view, Form>, 17> forms = {{{"string", Form::string},
                                                                      {"integer", Form::integer},
                                                                      {"number", Form::number},
                                                                      {"boolean", Form::boolean},
                                                                      {"timestamp", Form::timestamp},
                                                                      {"hex", Form::hex},
                                                                      {"base64", Form::base64},
                                                                      {"dictionary", Form::dictionary},
                                                                      {"any", Form::any},
                                                                      {"identifier", Form::identifier},
                                                                      {"hashes", Form::hashes},
                                                                      {"url", Form::url},
                                                                      {"one_of", Form::one_of},
                                                                      {"part", Form::part},
                                                                      {"keyed", Form::keyed},
                                                                      {"ref", Form::ref},
                                                                      {"list", Form::list}}};
using Ask = RuleSpec::Ask;
constexpr std::array<std::pair<std::string_view, Ask>, 7> asks = {{{"any", Ask::any},
                                                                   {"one", Ask::one},
                                                                   {"with", Ask::with},
                                                                   {"order", Ask::order},
                                                                   {"before", Ask::before},
                                                                   {"family", Ask::family},
                                                                   {"of", Ask::of}}};

double number_of(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

ValueKind kind_of(std::string_view text) {
  ValueKind kind;
  const std::size_t open = std::min(text.find('('), text.size());
  kind.form = named(forms, text.substr(0, open));
  if (open == text.size()) return kind;
  const std::string_view inner = text.substr(open + 1, text.size() - open - 2);
  if (kind.form == Form::list) {
    kind.item = std::make_shared<const ValueKind>(kind_of(inner));
  } else if (kind.form == Form::integer || kind.form == Form::number) {
    const std::size_t dots = inner.find("..");
    kind.least = number_of(inner.substr(0, dots));
    kind.most = number_of(inner.substr(dots + 2));
  } else {
    kind.names = split(inner, '|');
  }
  return kind;
}

void add_properties(TypeSpec& spec, std::string_view text) {
  for (const std::string_view one : split(text, ',')) {
    const std::size_t blank = one.find(' ');
    PropertySpec property;
    property.name = one.substr(0, blank);
    property.required = property.name.ends_with('!');
    if (property.required) property.name.remove_suffix(1);
    property.kind = kind_of(one.substr(blank + 1));
    // What a type says itself counts before what its category has in common.
    if (std::ranges::find(spec.properties, property.name, &PropertySpec::name) == spec.properties.end())
      spec.properties.push_back(std::move(property));
  }
}

void add_rules(TypeSpec& spec, std::string_view text) {
  for (const std::string_view one : split(text, ',')) {
    std::vector<std::string_view> words = split(one, ' ');
    RuleSpec rule;
    rule.ask = named(asks, words.front());
    words.erase(words.begin());
    rule.names = std::move(words);
    spec.rules.push_back(std::move(rule));
  }
}

}  // namespace

const PropertySpec* TypeSpec::property(std::string_view wanted) const {
  const auto found = std::ranges::lower_bound(properties, wanted, {}, &PropertySpec::name);
  return found != properties.end() && found->name == wanted ? &*found : nullptr;
}

TypeTable::TypeTable() {
  for (const SpecRow& row : rows) {
    const Category category = named(categories, row.category);
    if (category == Category::list) {
      lists_[row.name] = split(row.properties, ',');
      continue;
    }
    TypeSpec& spec = types_[row.name];
    spec.name = row.name;
    spec.category = category;
    spec.identifying = split(row.identifying, ',');
    add_properties(spec, row.properties);
    add_rules(spec, row.rules);
    if (category != Category::common && category != Category::part && category != Category::extension) {
      const auto common = std::ranges::find(rows, fmt::format("common.{}", row.category), &SpecRow::name);
      SEKIMORI_CHECK(common != std::end(rows));
      add_properties(spec, common->properties);
      add_rules(spec, common->rules);
    }
    std::ranges::sort(spec.properties, {}, &PropertySpec::name);
  }
}

const TypeTable& TypeTable::standard() {
  static const TypeTable table;
  return table;
}

const TypeSpec* TypeTable::find(std::string_view name) const {
  const auto found = types_.find(name);
  return found == types_.end() ? nullptr : &found->second;
}

const TypeSpec* TypeTable::object(std::string_view type) const {
  const TypeSpec* found = find(type);
  if (found == nullptr || found->category == Category::common || found->category == Category::part ||
      found->category == Category::extension)
    return nullptr;
  return found;
}

const TypeSpec* TypeTable::part(std::string_view name) const {
  const TypeSpec* found = find(name);
  return found != nullptr && found->category == Category::part ? found : nullptr;
}

const TypeSpec* TypeTable::extension(std::string_view name) const {
  const TypeSpec* found = find(name);
  return found != nullptr && found->category == Category::extension ? found : nullptr;
}

const std::vector<std::string_view>& TypeTable::list(std::string_view name) const {
  const auto found = lists_.find(name);
  SEKIMORI_CHECK(found != lists_.end());
  return found->second;
}

std::vector<std::string_view> TypeTable::names(Category category) const {
  std::vector<std::string_view> out;
  for (const auto& [name, spec] : types_)
    if (spec.category == category) out.push_back(name);
  return out;
}

}  // namespace sekimori::stix
