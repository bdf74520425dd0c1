#include "engine/detect/parse/json_record.h"

#include <simdjson.h>

#include "engine/detect/parse/json_shape.h"

namespace sekimori::detect {
namespace {

namespace od = simdjson::ondemand;
using model::Field;
using model::ValueKind;

static_assert(JsonRecordReader::padding >= simdjson::SIMDJSON_PADDING);

constexpr int deepest = 64;
constexpr size_t most_members = 65'536;
constexpr size_t most_name_bytes = 16 << 20;

// RFC 8259 section 6.
bool is_number(std::string_view text) {
  size_t i = 0;
  const auto digits = [&] {
    const size_t begin = i;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
    return i - begin;
  };
  if (i < text.size() && text[i] == '-') ++i;
  const size_t first = i;
  const size_t whole = digits();
  if (whole == 0 || (whole > 1 && text[first] == '0')) return false;
  if (i < text.size() && text[i] == '.') {
    ++i;
    if (digits() == 0) return false;
  }
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    if (digits() == 0) return false;
  }
  return i == text.size();
}

}  // namespace

struct JsonRecordReader::State {
  od::parser parser;
  std::vector<Field> flat;
  size_t used = 0;
  std::string path;
  size_t name_bytes = 0;
  FieldSlots slots;
  std::string_view problem;

  Field* next() {
    if (used >= most_members || name_bytes > most_name_bytes) {
      problem = "too many members";
      return nullptr;
    }
    if (used == flat.size()) flat.emplace_back();
    Field& field = flat[used++];
    field.name = path;
    name_bytes += path.size();
    field.value.kind = ValueKind::text;
    field.value.text.clear();
    return &field;
  }

  simdjson::error_code object(od::object members, int depth) {
    if (depth > deepest) {
      problem = "nested deeper than 64 levels";
      return simdjson::DEPTH_ERROR;
    }
    const size_t outer = path.size();
    for (auto member : members) {
      std::string_view key;
      if (auto code = member.unescaped_key().get(key)) return code;
      if (outer != 0) path += '.';
      path += key;
      od::value value;
      if (auto code = member.value().get(value)) return code;
      if (auto code = any(value, depth)) return code;
      path.resize(outer);
    }
    return simdjson::SUCCESS;
  }

  simdjson::error_code any(od::value value, int depth) {
    od::json_type type;
    if (auto code = value.type().get(type)) return code;
    switch (type) {
      case od::json_type::object: {
        od::object members;
        if (auto code = value.get_object().get(members)) return code;
        return object(members, depth + 1);
      }
      case od::json_type::array: {
        if (depth + 1 > deepest) {
          problem = "nested deeper than 64 levels";
          return simdjson::DEPTH_ERROR;
        }
        od::array items;
        if (auto code = value.get_array().get(items)) return code;
        const bool data = path.ends_with("Data.Data") || path.ends_with("event_data.Data");
        for (auto item : items) {
          od::value inner;
          if (auto code = item.get(inner)) return code;
          const size_t before = used;
          if (auto code = any(inner, depth + 1)) return code;
          if (data) name_data_item(before);
        }
        return simdjson::SUCCESS;
      }
      case od::json_type::string: {
        std::string_view text;
        if (auto code = value.get_string().get(text)) return code;
        Field* field = next();
        if (field == nullptr) return simdjson::CAPACITY;
        field->value.text = text;
        return simdjson::SUCCESS;
      }
      case od::json_type::number: {
        std::string_view text = value.raw_json_token();
        while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n' || text.back() == '\r'))
          text.remove_suffix(1);
        if (!is_number(text)) return simdjson::NUMBER_ERROR;
        double ignored;  // moves the parser on; the digits are kept as they stand
        if (auto code = value.get_double().get(ignored)) return code;
        Field* field = next();
        if (field == nullptr) return simdjson::CAPACITY;
        field->value.kind = ValueKind::number;
        field->value.text = text;
        return simdjson::SUCCESS;
      }
      case od::json_type::boolean: {
        bool truth;
        if (auto code = value.get_bool().get(truth)) return code;
        Field* field = next();
        if (field == nullptr) return simdjson::CAPACITY;
        field->value.kind = ValueKind::boolean;
        field->value.text = truth ? "true" : "false";
        return simdjson::SUCCESS;
      }
      case od::json_type::null: {
        if (!value.is_null()) return simdjson::N_ATOM_ERROR;
        Field* field = next();
        if (field == nullptr) return simdjson::CAPACITY;
        field->value.kind = ValueKind::null;
        return simdjson::SUCCESS;
      }
    }
    return simdjson::TAPE_ERROR;
  }

  // [{"@Name":"Image","#text":"a.exe"}] of XML converters: the pair becomes one member EventData.Image.
  void name_data_item(size_t before) {
    if (used < before + 1 || used > before + 2) return;
    const Field* name = nullptr;
    Field* text = nullptr;
    for (size_t i = before; i < used; ++i) {
      const std::string_view last = std::string_view(flat[i].name).substr(std::min(path.size(), flat[i].name.size()));
      if (last == ".@Name" || last == ".Name" || last == ".#attributes.Name") name = &flat[i];
      else if (last == ".#text" || last == ".text" || last == ".Text" || last == ".content") text = &flat[i];
    }
    if (name == nullptr || (text == nullptr && used != before + 1)) return;
    Field joined;
    joined.name = path.substr(0, path.size() - 4) + name->value.text;
    if (text != nullptr) joined.value = text->value;
    used = before + 1;
    flat[before] = std::move(joined);
  }
};

JsonRecordReader::JsonRecordReader() : state_(std::make_unique<State>()) {}
JsonRecordReader::~JsonRecordReader() = default;

bool JsonRecordReader::read(std::string_view text, model::LogRecord& record, std::string& reason) {
  State& state = *state_;
  state.used = 0;
  state.path.clear();
  state.name_bytes = 0;
  state.problem = {};
  record.time.reset();
  record.time_digits = 0;
  record.channel.clear();
  record.provider.clear();
  record.event_id.reset();
  record.computer.clear();
  record.product.clear();
  record.category.clear();
  record.service.clear();
  record.system_fields = 0;
  const auto parse = [&]() -> simdjson::error_code {
    od::document document;
    if (auto code = state.parser.iterate(simdjson::padded_string_view(text.data(), text.size(), text.size() + padding)).get(document))
      return code;
    od::object members;
    if (auto code = document.get_object().get(members)) {
      if (code == simdjson::INCORRECT_TYPE) state.problem = "not a JSON object";
      return code;
    }
    if (auto code = state.object(members, 1)) return code;
    if (!document.current_location().error()) {
      state.problem = "text behind the end of the object";
      return simdjson::TRAILING_CONTENT;
    }
    return simdjson::SUCCESS;
  };
  simdjson::error_code code = simdjson::SUCCESS;
  try {
    code = parse();
  } catch (const simdjson::simdjson_error& thrown) { code = thrown.error(); }
  if (code != simdjson::SUCCESS) {
    reason = state.problem.empty() ? std::string("not JSON: ") + simdjson::error_message(code) : std::string(state.problem);
    return false;
  }
  state.slots.begin(record);
  shape_json_record(std::span(state.flat).first(state.used), record, state.slots);
  state.slots.finish();
  return true;
}

}  // namespace sekimori::detect
