#include "engine/inspect/recognise/identifier_finder.h"

namespace sekimori::inspect {
namespace {

int value(char16_t digit) { return digit - u'0'; }

bool all_same(std::u16string_view digits) { return digits.find_first_not_of(digits[0]) == std::u16string_view::npos; }

int number_of(std::u16string_view digits) {
  int out = 0;
  for (char16_t digit : digits) out = out * 10 + value(digit);
  return out;
}

// Issuer ranges and lengths: Visa, Mastercard, American Express, JCB, Diners Club, UnionPay, Discover.
bool has_issuer(std::u16string_view digits) {
  const size_t length = digits.size();
  const int two = number_of(digits.substr(0, 2));
  const int four = number_of(digits.substr(0, 4));
  if (digits[0] == u'4') return length == 16 || length == 19;
  if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return length == 16;
  if (two == 34 || two == 37) return length == 15;
  if (four >= 3528 && four <= 3589) return length == 16;
  if (two == 36 || (four >= 3000 && four <= 3059) || two == 38 || two == 39) return length == 14 || length == 16;
  if (two == 62) return length >= 16;
  return (four == 6011 || two == 65) && length == 16;
}

}  // namespace

bool is_my_number(std::u16string_view digits) {
  if (digits.size() != 12 || all_same(digits)) return false;
  int sum = 0;
  for (int n = 1; n <= 11; ++n) sum += value(digits[static_cast<size_t>(11 - n)]) * (n <= 6 ? n + 1 : n - 5);
  const int rest = sum % 11;
  return value(digits[11]) == (rest <= 1 ? 0 : 11 - rest);
}

bool is_corporate_number(std::u16string_view digits) {
  if (digits.size() != 13 || digits[0] == u'0' || all_same(digits)) return false;
  int sum = 0;
  for (int n = 1; n <= 12; ++n) sum += value(digits[static_cast<size_t>(13 - n)]) * (n % 2 == 1 ? 1 : 2);
  return value(digits[0]) == 9 - sum % 9;
}

bool is_card_number(std::u16string_view digits) {
  if (digits.size() < 14 || digits.size() > 19 || all_same(digits) || !has_issuer(digits)) return false;
  int sum = 0;
  for (size_t i = 0; i < digits.size(); ++i) {
    int digit = value(digits[digits.size() - 1 - i]);
    if (i % 2 == 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 == 0;
}

}  // namespace sekimori::inspect
