// Reading CBOR (RFC 8949) without building a tree: one item at a time, with the bytes it stands in.
//
//   const auto members = TRY(cbor_map(bytes));                   // the whole of `bytes` is one map with text keys
//   members.at("authData").content;                              // of a byte or text string: what it holds
//
// Definite lengths only, as CTAP2 wants them; at most 16 levels deep. Anything else is invalid_input.
#pragma once

#include <map>
#include <string>

#include "base/bytes.h"

namespace sekimori::identity {

enum class CborKind : unsigned char { unsigned_number, negative_number, bytes, text, array, map, tag, simple };

struct CborItem {
  CborKind kind = CborKind::simple;
  std::uint64_t argument = 0;  // the number, or how many follow
  ByteView whole;              // the item with its head
  ByteView content;            // of bytes and text
};

// The item at `offset`, which moves behind it.
Result<CborItem> read_cbor(ByteView in, size_t& offset);

// `in` is one map whose keys are texts, each once, and nothing follows.
Result<std::map<std::string, CborItem, std::less<>>> cbor_map(ByteView in);

}  // namespace sekimori::identity
