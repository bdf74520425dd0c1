#include "engine/detect/parse/charset.h"

#include <unicode/ucnv.h>

#include <algorithm>

#include "base/text.h"

namespace sekimori::detect {
namespace {

struct Row {
  std::string_view name;
  const char* converter;  // ICU's name; none: UTF-8
  bool finds_ascii;
};
constexpr Row rows[] = {{"utf-8", nullptr, true},        {"cp932", "ibm-943_P15A-2003", true},
                        {"euc-jp", "euc-jp", true},      {"windows-1252", "windows-1252", true},
                        {"utf-16le", "utf-16le", false}, {"utf-16be", "utf-16be", false}};

const Row* find(std::string_view name) {
  const std::string lower = ascii_lower(name);
  for (const Row& row : rows)
    if (row.name == lower) return &row;
  return nullptr;
}

bool is_ascii(ByteView bytes) {
  return std::ranges::all_of(bytes, [](Byte b) { return b < 0x80; });
}

}  // namespace

struct Charset::Converter {
  UConverter* handle = nullptr;
  std::u16string buffer;
  Converter() = default;
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    if (handle != nullptr) ucnv_close(handle);
  }
};

Charset::Charset() = default;

bool Charset::is_known(std::string_view name) { return find(name) != nullptr; }

std::string Charset::known_names() {
  std::string out;
  for (const Row& row : rows) out.append(out.empty() ? "" : ", ").append(row.name);
  return out;
}

Result<Charset> Charset::open(std::string_view name) {
  const Row* row = find(name);
  if (row == nullptr) return error(ErrorCode::invalid_input, "unknown charset '{}'; known are {}", name, known_names());
  Charset out;
  out.finds_ascii_ = row->finds_ascii;
  if (row->converter == nullptr) return out;
  out.converter_ = std::make_shared<Converter>();
  UErrorCode code = U_ZERO_ERROR;
  out.converter_->handle = ucnv_open(row->converter, &code);
  if (U_FAILURE(code)) return error(ErrorCode::failure, "ICU has no converter for {}: {}", name, u_errorName(code));
  return out;
}

void Charset::append(std::string& out, ByteView bytes) {
  if (finds_ascii_ && is_ascii(bytes)) {
    out += as_text(bytes);
    return;
  }
  if (!converter_) {
    if (is_valid_utf8(as_text(bytes))) out += as_text(bytes);
    else out += scrub_utf8(as_text(bytes));
    return;
  }
  std::u16string& buffer = converter_->buffer;
  buffer.resize(2 * bytes.size() + 16);
  UErrorCode code = U_ZERO_ERROR;
  const char* from = as_text(bytes).data();
  const std::int32_t size = ucnv_toUChars(converter_->handle, buffer.data(), static_cast<std::int32_t>(buffer.size()), from,
                                          static_cast<std::int32_t>(bytes.size()), &code);
  if (U_FAILURE(code)) {
    append_utf8(out, replacement_character);
    return;
  }
  out += to_utf8(std::u16string_view(buffer).substr(0, static_cast<size_t>(size)));
}

}  // namespace sekimori::detect
