// The types of STIX 2.1 as spec/stix_types.toml describes them, read once.
//
//   const TypeSpec* spec = TypeTable::standard().object("indicator");          // nullptr: not of the standard
//   spec->property("pattern")->required;
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sekimori::stix {

enum class Category : unsigned char { common, sdo, sco, sro, meta, part, extension, list };

// What a property may hold.
struct ValueKind {
  enum class Form : unsigned char {
    string,
    integer,
    number,
    boolean,
    timestamp,
    hex,
    base64,
    dictionary,
    any,
    identifier,
    hashes,
    url,
    one_of,
    part,
    keyed,
    ref,
    list
  };
  Form form = Form::any;
  double least = 0, most = 0;                  // of integer and number; bounded when least < most
  std::vector<std::string_view> names = {};    // one_of, part, keyed: which; ref: types, or sdo, sco, sro, custom, *
  std::shared_ptr<const ValueKind> item = {};  // of a list
};

struct PropertySpec {
  std::string_view name;
  bool required = false;
  ValueKind kind;
};

// What the properties of an object ask of each other.
struct RuleSpec {
  enum class Ask : unsigned char { any, one, with, order, before, family, of };
  Ask ask = Ask::any;
  std::vector<std::string_view> names;
};

struct TypeSpec {
  std::string_view name;
  Category category = Category::sdo;
  std::vector<PropertySpec> properties;  // by name, with those that its category has in common
  std::vector<std::string_view> identifying;
  std::vector<RuleSpec> rules;

  const PropertySpec* property(std::string_view name) const;
};

class TypeTable {
 public:
  static const TypeTable& standard();  // immutable, any thread

  const TypeSpec* object(std::string_view type) const;  // an SDO, SCO, SRO or meta object
  const TypeSpec* part(std::string_view name) const;
  const TypeSpec* extension(std::string_view name) const;
  const std::vector<std::string_view>& list(std::string_view name) const;
  std::vector<std::string_view> names(Category category) const;

 private:
  TypeTable();
  const TypeSpec* find(std::string_view name) const;
  std::map<std::string_view, TypeSpec> types_;
  std::map<std::string_view, std::vector<std::string_view>> lists_;
};

}  // namespace sekimori::stix
