// JSON as it was written: a text is checked once against RFC 8259, and what lies in it is found again as slices of the very bytes.
//
//   auto document = TRY(JsonDocument::parse(body));
//   for (const JsonView object : document.root()["objects"].items()) keep(object.raw());      // byte for byte as it came
//   document.root()["more"].is_true();
//
// Nothing is copied: text and document outlive every view. One pass, about 300 MB/s, 16 bytes a value. Names and strings that hold no
// escape are compared in place. Of equal names find() sees the first; repeated_name() says whether there is one.
#pragma once

#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sekimori::stix {

constexpr int deepest_json = 64;                                        // levels of arrays and objects
constexpr std::size_t largest_json = (std::size_t(1) << 31) - 1;        // bytes
constexpr std::size_t most_json_values = std::size_t(8) * 1024 * 1024;  // in one text: 128 MiB of notes about it

enum class JsonKind : unsigned char { null, boolean, number, string, array, object };

class JsonDocument;

// A value in a document; cheap to copy. An absent one is null and has no bytes.
class JsonView {
 public:
  class Items;
  class Members;
  struct Member;

  JsonView() = default;
  bool exists() const { return document_ != nullptr; }
  JsonKind kind() const;
  bool is_string() const { return kind() == JsonKind::string; }
  bool is_array() const { return kind() == JsonKind::array; }
  bool is_object() const { return kind() == JsonKind::object; }
  bool is_true() const { return raw() == "true"; }
  std::string_view raw() const;                   // its bytes, a string with its quotes
  std::string text() const;                       // a string without quotes and escapes; of anything else its bytes
  bool is_text(std::string_view text) const;      // the same as is_string() && this->text() == text, without copying where it can
  std::optional<std::string_view> plain() const;  // a string that holds no escape: in place
  std::optional<std::int64_t> integer() const;    // a number without fraction and exponent, within int64
  std::optional<double> number() const;
  JsonView operator[](std::string_view name) const;  // of an object; absent otherwise
  Items items() const;                               // of an array; none otherwise
  Members members() const;                           // of an object; none otherwise
  std::size_t size() const;                          // items or members
  std::optional<std::string> repeated_name() const;  // of an object that has a name twice

 private:
  friend class JsonDocument;
  JsonView(const JsonDocument* document, std::uint32_t index) : document_(document), index_(index) {}
  const JsonDocument* document_ = nullptr;
  std::uint32_t index_ = 0;
};

class JsonDocument {
 public:
  // invalid_input, with the byte at which it is no JSON, when the text is not one value of strict UTF-8 JSON within the bounds above.
  static Result<JsonDocument> parse(std::string_view text);
  JsonView root() const { return {this, 0}; }

 private:
  friend class JsonView;
  friend class JsonReader;
  struct Node {
    std::uint32_t begin = 0;
    std::uint32_t end : 31 = 0;
    std::uint32_t escaped : 1 = 0;  // a string with a backslash in it
    std::uint32_t next = 0;         // index behind this value and all within it
    JsonKind kind = JsonKind::null;
  };
  std::string_view text_;
  std::vector<Node> nodes_;
};

struct JsonView::Member {
  JsonView name;
  JsonView value;
};

class JsonView::Items {
 public:
  class Iterator {
   public:
    using difference_type = std::ptrdiff_t;
    using value_type = JsonView;
    Iterator() = default;
    Iterator(const JsonDocument* document, std::uint32_t index) : document_(document), index_(index) {}
    JsonView operator*() const { return {document_, index_}; }
    Iterator& operator++();
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator& other) const { return index_ == other.index_; }

   private:
    const JsonDocument* document_ = nullptr;
    std::uint32_t index_ = 0;
  };
  Items(const JsonDocument* document, std::uint32_t begin, std::uint32_t end) : document_(document), begin_(begin), end_(end) {}
  Iterator begin() const { return {document_, begin_}; }
  Iterator end() const { return {document_, end_}; }

 private:
  const JsonDocument* document_;
  std::uint32_t begin_, end_;
};

class JsonView::Members {
 public:
  class Iterator {
   public:
    using difference_type = std::ptrdiff_t;
    using value_type = Member;
    Iterator() = default;
    Iterator(const JsonDocument* document, std::uint32_t index) : document_(document), index_(index) {}
    Member operator*() const { return {JsonView(document_, index_), JsonView(document_, index_ + 1)}; }
    Iterator& operator++();
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator& other) const { return index_ == other.index_; }

   private:
    const JsonDocument* document_ = nullptr;
    std::uint32_t index_ = 0;
  };
  Members(const JsonDocument* document, std::uint32_t begin, std::uint32_t end) : document_(document), begin_(begin), end_(end) {}
  Iterator begin() const { return {document_, begin_}; }
  Iterator end() const { return {document_, end_}; }

 private:
  const JsonDocument* document_;
  std::uint32_t begin_, end_;
};

}  // namespace sekimori::stix
