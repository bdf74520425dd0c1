#include "feature/consult/call_back_code.h"

#include "base/digest.h"

namespace sekimori::consult {
namespace {

constexpr std::string_view code_signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford: nothing that looks like something else
constexpr std::size_t code_length = 16;

std::string plain_code(std::string_view code) {
  std::string out;
  for (char c : code) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (code_signs.contains(c)) out += c;
  }
  return out;
}

}  // namespace

std::string make_call_back_code(Random& random) {
  std::string out;
  const Bytes bytes = random.bytes(code_length);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i > 0 && i % 4 == 0) out += '-';
    out += code_signs[bytes[i] & 31];
  }
  return out;
}

bool is_call_back_code(std::string_view code) { return plain_code(code).size() == code_length; }

std::string hash_of_code(std::string_view code) { return to_hex(sha256("sekimori consultation " + plain_code(code))); }

}  // namespace sekimori::consult
