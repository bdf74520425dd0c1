#include "engine/stix/check.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "base/phrase.h"
#include "engine/stix/deterministic_id.h"
#include "engine/stix/pattern.h"
#include "engine/stix/type_table.h"

namespace sekimori::stix {
namespace {

constexpr std::size_t most_problems = 50;
constexpr std::size_t longest_name = 250;
constexpr std::size_t most_selectors = 1000;                    // of one object
constexpr std::string_view extension_types = "extension-type";  // the list of them in spec/stix_types.toml
constexpr std::string_view statement = "statement";
using Form = ValueKind::Form;

bool all_of(std::string_view text, std::string_view more) {
  return std::ranges::all_of(text, [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || more.contains(c) || (more.contains('A') && c >= 'A' && c <= 'Z');
  });
}

bool is_hex(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
}

// How long a hash of a known algorithm is, in hexadecimal digits.
std::optional<std::size_t> hash_digits(std::string_view algorithm) {
  constexpr std::pair<std::string_view, std::size_t> known[] = {{"MD5", 32},      {"SHA-1", 40},    {"SHA-256", 64},
                                                                {"SHA-512", 128}, {"SHA3-256", 64}, {"SHA3-512", 128}};
  const auto found = std::ranges::find(known, algorithm, &std::pair<std::string_view, std::size_t>::first);
  if (found == std::end(known)) return {};
  return found->second;
}

// An address with an optional /prefix.
bool is_address(int family, std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash != std::string_view::npos) {
    const std::string_view prefix = text.substr(slash + 1);
    unsigned length = 0;
    const auto done = std::from_chars(prefix.data(), prefix.data() + prefix.size(), length);
    if (done.ec != std::errc() || done.ptr != prefix.data() + prefix.size() || length > (family == AF_INET ? 32U : 128U)) return false;
  }
  unsigned char bytes[16];
  return inet_pton(family, std::string(text.substr(0, slash)).c_str(), bytes) == 1;
}

bool is_mac(std::string_view text) {
  if (text.size() != 17) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (i % 3 == 2 ? text[i] != ':' : !is_hex(text.substr(i, 1)) || (text[i] >= 'A' && text[i] <= 'F')) return false;
  return true;
}

bool has_scheme(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon != std::string_view::npos && colon > 0 && !text.contains(' ') && all_of(text.substr(0, colon), "A+.-");
}

std::string_view name_of(JsonKind kind) {
  constexpr std::string_view names[] = {"null", "boolean", "number", "string", "array", "object"};
  return names[static_cast<std::size_t>(kind)];
}

// Finds "labels.[0]" within an object. A selector walks past what stands before its place, so what all selectors of an object may walk
// is bounded: a legitimate one passes a few dozen values.
class PlaceFinder {
 public:
  enum class Found : unsigned char { yes, no, gave_up };

  Found look(JsonView at, std::string_view selector) {
    if (selector.empty()) return Found::no;
    while (!selector.empty()) {
      const std::size_t end = std::min(selector.find('.'), selector.size());
      const std::string_view step = selector.substr(0, end);
      selector.remove_prefix(std::min(end + 1, selector.size()));
      at = step.starts_with('[') && step.ends_with(']') ? item(at, step.substr(1, step.size() - 2)) : member(at, step);
      if (walked_ > most_walked) return Found::gave_up;
      if (!at.exists()) return Found::no;
    }
    return Found::yes;
  }

 private:
  static constexpr std::size_t most_walked = 1'000'000;

  JsonView item(JsonView list, std::string_view number) {
    std::size_t wanted = 0;
    const auto done = std::from_chars(number.data(), number.data() + number.size(), wanted);
    if (done.ec != std::errc() || done.ptr != number.data() + number.size()) return {};
    for (const JsonView one : list.items()) {
      if (++walked_ > most_walked) return {};
      if (wanted-- == 0) return one;
    }
    return {};
  }

  JsonView member(JsonView object, std::string_view name) {
    for (const auto one : object.members()) {
      if (++walked_ > most_walked) return {};
      if (one.name.is_text(name)) return one.value;
    }
    return {};
  }

  std::size_t walked_ = 0;
};

class Checker {
 public:
  explicit Checker(std::vector<Problem>& problems) : problems_(problems) {}

  void object(JsonView object) {
    const auto head = read_head(object);
    if (!head) return add("", head.error());
    if (!object["id"].is_text(head->id.to_string())) add("/id", "a UUID is written in lower case", Severity::tolerated);
    if (head->spec_version == SpecVersion::v20) return;
    const TypeSpec* spec = TypeTable::standard().object(head->id.type);
    has_toplevel_extension_ = false;
    for (const auto member : object["extensions"].members())
      has_toplevel_extension_ = has_toplevel_extension_ || member.value["extension_type"].is_text("toplevel-property-extension");
    if (spec == nullptr) {
      unknown_type(object, head->id.type);
    } else {
      properties(object, *spec, "", Place::object);
      if (spec->category == Category::sco) observable(object, *head);
      if (head->id.type == "indicator") indicator(object);
      if (head->id.type == "marking-definition") marking(object);
    }
    extensions(object, head->id.type);
    selectors(object);
  }

 private:
  enum class Place : unsigned char { object, part };

  void add(std::string pointer, const Phrase& what, Severity severity = Severity::error) {
    if (problems_.size() >= most_problems) return;
    Error said = what.said();
    said.code = ErrorCode::invalid_input;
    problems_.push_back({severity, std::move(pointer), std::move(said)});
  }
  void note(std::string pointer, const Phrase& what) { add(std::move(pointer), what, Severity::note); }

  void selectors(JsonView object) {
    PlaceFinder places;
    std::size_t count = 0;
    for (const JsonView granular : object["granular_markings"].items())
      for (const JsonView selector : granular["selectors"].items()) {
        if (!selector.is_string()) continue;
        const auto found = ++count > most_selectors ? PlaceFinder::Found::gave_up : places.look(object, selector.text());
        if (found == PlaceFinder::Found::gave_up)
          return add("/granular_markings", phrase("more selectors than {}, or they lead too far", most_selectors));
        if (found == PlaceFinder::Found::no)
          add("/granular_markings", phrase("the selector '{}' points at nothing in this object", selector.text()));
      }
  }

  void properties(JsonView object, const TypeSpec& spec, const std::string& at, Place place) {
    if (const auto twice = object.repeated_name()) add(at, phrase("the member '{}' stands twice", *twice));
    for (const PropertySpec& property : spec.properties)
      if (property.required && !object[property.name].exists())
        add(at, phrase("'{}' is missing", property.name),
            property.name == "modified" && object["created"].exists() ? Severity::tolerated : Severity::error);
    for (const auto member : object.members()) {
      const std::string name = member.name.text();
      const std::string pointer = at + "/" + name;
      if (const PropertySpec* known = spec.property(name)) {
        value(member.value, known->kind, pointer);
        continue;
      }
      if (name.size() > longest_name || !all_of(name, "_"))
        add(pointer, phrase("a name of a property is at most {} of a-z, 0-9 and '_'", longest_name));
      else if (place == Place::part || !has_toplevel_extension_) note(pointer, "not of the standard; kept as it is");
    }
    for (const RuleSpec& rule : spec.rules) ask(object, rule, at);
  }

  void ask(JsonView object, const RuleSpec& rule, const std::string& at) {
    const auto there = [&](std::string_view name) { return object[name].exists(); };
    const auto list = [&] {
      std::string out;
      for (const std::string_view name : rule.names) out.append(out.empty() ? "" : ", ").append(name);
      return out;
    };
    switch (rule.ask) {
      case RuleSpec::Ask::any:
        if (std::ranges::none_of(rule.names, there)) add(at, phrase("at least one of {} is needed", list()), Severity::tolerated);
        break;
      case RuleSpec::Ask::one:
        if (std::ranges::count_if(rule.names, there) > 1) add(at, phrase("only one of {} may stand here", list()));
        break;
      case RuleSpec::Ask::with:
        if (there(rule.names[0]) && !there(rule.names[1])) add(at, phrase("'{}' needs '{}' beside it", rule.names[0], rule.names[1]));
        break;
      case RuleSpec::Ask::order:
      case RuleSpec::Ask::before: {
        const auto first = read_timestamp(object[rule.names[0]].text()), second = read_timestamp(object[rule.names[1]].text());
        if (first && second && (*first > *second || (rule.ask == RuleSpec::Ask::before && *first == *second)))
          add(at, phrase("'{}' is not before '{}'", rule.names[0], rule.names[1]));
        break;
      }
      case RuleSpec::Ask::family:
        if (object["is_family"].is_true() && !there(rule.names[0])) add(at, phrase("a family of malware has a '{}'", rule.names[0]));
        break;
      case RuleSpec::Ask::of: break;  // asked where the extension is found
    }
  }

  void expect(JsonView given, JsonKind wanted, const std::string& pointer) {
    add(pointer, phrase("a JSON {} is needed, not a {}", name_of(wanted), name_of(given.kind())));
  }

  bool is(JsonView given, JsonKind wanted, const std::string& pointer) {
    if (given.kind() == wanted) return true;
    expect(given, wanted, pointer);
    return false;
  }

  void value(JsonView given, const ValueKind& kind, const std::string& pointer) {
    switch (kind.form) {
      case Form::any: return;
      case Form::string: is(given, JsonKind::string, pointer); return;
      case Form::boolean: is(given, JsonKind::boolean, pointer); return;
      case Form::integer:
      case Form::number: return number(given, kind, pointer);
      case Form::timestamp:
        if (is(given, JsonKind::string, pointer) && !read_timestamp(given.text()))
          add(pointer, "no time of the form 2016-05-12T08:17:27.000Z");
        return;
      case Form::hex:
        if (is(given, JsonKind::string, pointer) && (given.text().size() % 2 != 0 || !is_hex(given.text())))
          add(pointer, "an even number of hexadecimal digits is needed");
        return;
      case Form::base64:
        if (is(given, JsonKind::string, pointer) && !from_base64(given.text())) add(pointer, "base64 is needed");
        return;
      case Form::url:
        if (is(given, JsonKind::string, pointer) && !has_scheme(given.text())) note(pointer, "it looks like no URL");
        return;
      case Form::identifier:
        if (is(given, JsonKind::string, pointer) && !read_id(given.text())) add(pointer, "an id is of the form TYPE--UUID");
        return;
      case Form::one_of: {
        if (!is(given, JsonKind::string, pointer)) return;
        const auto& allowed = TypeTable::standard().list(kind.names.front());
        if (std::ranges::find(allowed, given.text()) == allowed.end())
          add(pointer, phrase("'{}' is not in the list {}", given.text(), kind.names.front()));
        return;
      }
      case Form::ref: return reference(given, kind, pointer);
      case Form::hashes: return hashes(given, pointer);
      case Form::dictionary: return dictionary(given, pointer);
      case Form::keyed:
        if (!is(given, JsonKind::object, pointer)) return;
        for (const auto member : given.members()) is(member.value, JsonKind::object, pointer + "/" + member.name.text());
        return;
      case Form::part:
        if (is(given, JsonKind::object, pointer)) properties(given, *TypeTable::standard().part(kind.names.front()), pointer, Place::part);
        return;
      case Form::list: {
        if (!is(given, JsonKind::array, pointer)) return;
        if (given.size() == 0) add(pointer, "a list has at least one entry; leave it away when there is none");
        std::size_t number = 0;
        for (const JsonView item : given.items()) value(item, *kind.item, fmt::format("{}/{}", pointer, number++));
        return;
      }
    }
  }

  void number(JsonView given, const ValueKind& kind, const std::string& pointer) {
    if (!is(given, JsonKind::number, pointer)) return;
    if (kind.form == Form::integer && !given.integer()) return add(pointer, "a whole number is needed");
    const double number = given.number().value_or(0);
    if (kind.least < kind.most && (number < kind.least || number > kind.most))
      add(pointer, phrase("a number from {} to {} is needed", kind.least, kind.most));
  }

  void reference(JsonView given, const ValueKind& kind, const std::string& pointer) {
    if (!is(given, JsonKind::string, pointer)) return;
    const auto id = read_id(given.text());
    if (!id) return add(pointer, "an id is of the form TYPE--UUID");
    const TypeSpec* spec = TypeTable::standard().object(id->type);
    const auto fits = [&](std::string_view name) {
      if (name == "*") return id->type != "bundle";
      if (name == "custom" || name == "sco" || name == "sro" || name == "sdo") {
        // A type that we do not know may be of any category.
        if (spec == nullptr) return id->type != "bundle";
        return (name == "sdo" && spec->category == Category::sdo) || (name == "sco" && spec->category == Category::sco) ||
               (name == "sro" && spec->category == Category::sro);
      }
      return id->type == name;
    };
    if (std::ranges::none_of(kind.names, fits)) add(pointer, phrase("a reference to a {} does not belong here", id->type));
  }

  void hashes(JsonView given, const std::string& pointer) {
    if (!is(given, JsonKind::object, pointer)) return;
    if (given.size() == 0) add(pointer, "a dictionary has at least one entry; leave it away when there is none");
    for (const auto member : given.members()) {
      const std::string name = member.name.text();
      const std::string here = pointer + "/" + name;
      if (!is(member.value, JsonKind::string, here)) continue;
      const auto digits = hash_digits(name);
      if (digits && (member.value.text().size() != *digits || !is_hex(member.value.text())))
        add(here, phrase("{} has {} hexadecimal digits", name, *digits));
      else if (!digits && name != "SSDEEP" && name != "TLSH") note(here, "not of the standard; kept as it is");
    }
  }

  void dictionary(JsonView given, const std::string& pointer) {
    if (!is(given, JsonKind::object, pointer)) return;
    if (given.size() == 0) add(pointer, "a dictionary has at least one entry; leave it away when there is none");
    for (const auto member : given.members()) {
      const std::string name = member.name.text();
      if (name.empty() || name.size() > longest_name || !all_of(name, "A_-"))
        add(pointer + "/" + name, phrase("a key of a dictionary is at most {} of letters, digits, '-' and '_'", longest_name));
    }
    if (const auto twice = given.repeated_name()) add(pointer, phrase("the member '{}' stands twice", *twice));
  }

  void unknown_type(JsonView object, const std::string& type) {
    bool defined = false;
    for (const auto member : object["extensions"].members()) {
      const std::string how = member.value["extension_type"].text();
      defined = defined || how == "new-sdo" || how == "new-sco" || how == "new-sro";
    }
    if (!defined) note("/type", phrase("the type {} is not of the standard, and no extension defines it; kept as it is", type));
  }

  void extensions(JsonView object, std::string_view type) {
    for (const auto member : object["extensions"].members()) {
      const std::string name = member.name.text();
      const std::string pointer = "/extensions/" + name;
      if (!is(member.value, JsonKind::object, pointer)) continue;
      if (member.value.size() == 0) add(pointer, "a dictionary has at least one entry; leave it away when there is none");
      if (const TypeSpec* known = TypeTable::standard().extension(name)) {
        const auto of = std::ranges::find(known->rules, RuleSpec::Ask::of, &RuleSpec::ask);
        if (of != known->rules.end() && of->names.front() != type) add(pointer, phrase("this extension belongs to {}", of->names.front()));
        properties(member.value, *known, pointer, Place::part);
      } else if (const auto id = read_id(name); !id || id->type != "extension-definition") {
        note(pointer, "not of the standard; kept as it is");
      } else if (const JsonView how = member.value["extension_type"]; how.exists()) {
        const auto& allowed = TypeTable::standard().list(extension_types);
        if (std::ranges::find(allowed, how.text()) == allowed.end())
          add(pointer, phrase("'{}' is not in the list {}", how.text(), extension_types));
      }
    }
  }

  void observable(JsonView object, const Head& head) {
    const std::string value = object["value"].text();
    if (head.id.type == "ipv4-addr" && !is_address(AF_INET, value)) add("/value", "no address of IPv4, with or without a prefix length");
    if (head.id.type == "ipv6-addr" && !is_address(AF_INET6, value)) add("/value", "no address of IPv6, with or without a prefix length");
    if (head.id.type == "mac-addr" && !is_mac(value)) add("/value", "six bytes in lower-case hexadecimal with ':' between them are needed");
    constexpr Byte version_mask = 0xF0, version_5 = 0x50;
    if ((head.id.uuid.bytes[6] & version_mask) != version_5) return;
    const auto wanted = deterministic_id(object);
    if (wanted && *wanted != head.id.to_string()) note("/id", phrase("by what it holds its id would be {}", *wanted));
  }

  void indicator(JsonView object) {
    if (!object["pattern_type"].is_text("stix") || !object["pattern"].is_string()) return;
    const auto parsed = Pattern::parse(object["pattern"].text());
    if (!parsed) return add("/pattern", parsed.error());
    for (const Error& doubt : parsed->type_problems()) note("/pattern", doubt);
  }

  void marking(JsonView object) {
    const JsonView type = object["definition_type"];
    if (type.is_text("tlp") && !is_standard_tlp_definition(object))
      add("", "a TLP mark is one of the four of the standard, with its fixed id");
    if (type.is_text(statement) && !object["definition"][statement].is_string()) add("/definition", phrase("'{}' is missing", statement));
  }

  std::vector<Problem>& problems_;
  bool has_toplevel_extension_ = false;
};

// References of which a circle makes no sense: nothing is its own parent.
constexpr std::string_view upward[] = {"parent_ref", "parent_directory_ref", "encapsulated_by_ref"};

void find_circles(const std::vector<JsonView>& objects, std::vector<Problem>& problems) {
  std::map<std::string, std::string> parent;
  for (const JsonView object : objects)
    for (const std::string_view name : upward)
      if (object[name].is_string()) parent[object["id"].text()] = object[name].text();
  std::set<std::string> done;
  for (const auto& [start, first] : parent) {
    std::set<std::string> path;
    for (std::string at = start; !done.contains(at);) {
      if (!path.insert(at).second) {
        problems.push_back(
            {Severity::error, "", error(ErrorCode::invalid_input, "{} is above itself: the references go in a circle", at).error()});
        break;
      }
      const auto next = parent.find(at);
      if (next == parent.end()) break;
      at = next->second;
    }
    done.insert(path.begin(), path.end());
  }
}

}  // namespace

std::string_view identifier_of(Severity severity) {
  constexpr std::string_view names[] = {"error", "tolerated", "note"};
  return names[static_cast<std::size_t>(severity)];
}

bool CheckedObject::is_valid() const {
  return std::ranges::all_of(problems, [](const Problem& problem) { return problem.severity == Severity::note; });
}

std::vector<Problem> check_object(JsonView object) {
  std::vector<Problem> problems;
  Checker(problems).object(object);
  return problems;
}

std::optional<Problem> first_error(JsonView object) {
  for (Problem& problem : check_object(object))
    if (problem.severity == Severity::error) return std::move(problem);
  return {};
}

Result<Checked> check_text(std::string_view text) {
  const JsonDocument document = TRY(JsonDocument::parse(text));
  const JsonView root = document.root();
  std::vector<JsonView> objects;
  Checked checked;
  if (root.is_array()) {
    for (const JsonView item : root.items()) objects.push_back(item);
  } else if (root.is_object() && root["objects"].is_array() && (root["type"].is_text("bundle") || !root["type"].exists())) {
    for (const JsonView item : root["objects"].items()) objects.push_back(item);
    if (root["type"].exists()) {
      const auto id = read_id(root["id"].text());
      if (!id || id->type != "bundle")
        checked.problems.push_back(
            {Severity::error, "/id", error(ErrorCode::invalid_input, "a bundle has an id of the form bundle--UUID").error()});
    }
  } else if (root.is_object() && root["type"].is_text("bundle")) {
    return checked;  // an empty one is allowed
  } else if (root.is_object()) {
    objects.push_back(root);
  } else {
    return error(ErrorCode::invalid_input, "neither an object nor a list of objects");
  }
  std::map<std::pair<std::string, std::string>, std::string_view> seen;
  for (const JsonView object : objects) {
    CheckedObject one;
    one.id = object["id"].is_string() ? object["id"].text() : std::string();
    one.type = object["type"].is_string() ? object["type"].text() : std::string();
    one.problems = check_object(object);
    const std::string version = object["modified"].is_string() ? object["modified"].text() : object["created"].text();
    const auto [before, is_new] = seen.try_emplace({one.id, version}, object.raw());
    if (!is_new && !one.id.empty()) {
      const bool same = before->second == object.raw();
      checked.problems.push_back(
          {same ? Severity::note : Severity::error, "",
           same ? error(ErrorCode::invalid_input, "{} stands twice, word for word", one.id).error()
                : error(ErrorCode::invalid_input, "{} stands twice in the same version with different content", one.id).error()});
    }
    checked.objects.push_back(std::move(one));
  }
  find_circles(objects, checked.problems);
  return checked;
}

}  // namespace sekimori::stix
