#include "store/digest.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace pigeon::store {
namespace {

constexpr std::size_t kOctets = 32;

void add_value(EVP_MD_CTX* context, sqlite3_value* value) {
  const int kind = sqlite3_value_type(value);
  const void* data = nullptr;
  if (kind == SQLITE_BLOB) {
    data = sqlite3_value_blob(value);
  } else if (kind != SQLITE_NULL) {
    data = sqlite3_value_text(value);  // a number as it is written
  }
  const auto size = data ? static_cast<std::size_t>(sqlite3_value_bytes(value)) : 0U;
  const std::string head = std::to_string(kind) + ":" + std::to_string(size) + ":";
  EVP_DigestUpdate(context, head.data(), head.size());
  EVP_DigestUpdate(context, data, size);
}

void digest(sqlite3_context* call, int count, sqlite3_value** values) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                        &EVP_MD_CTX_free);
  EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
  for (int i = 0; i < count; ++i)
    add_value(context.get(), values[i]);
  unsigned char result[kOctets];
  EVP_DigestFinal_ex(context.get(), result, nullptr);
  sqlite3_result_blob(call, result, sizeof result, SQLITE_TRANSIENT);
}

}  // namespace

int offer_digest(sqlite3* handle) {
  return sqlite3_create_function_v2(handle, "digest", -1,
                                    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr,
                                    &digest, nullptr, nullptr, nullptr);
}

Blob random_octets(std::size_t count) {
  Blob octets(count);
  if (RAND_bytes(octets.data(), static_cast<int>(count)) != 1)
    throw std::runtime_error("the system gives no random numbers");
  return octets;
}

Blob keyed_hash(const Blob& key, std::string_view text) {
  Blob result(kOctets);
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(), result.data(), nullptr);
  return result;
}

}  // namespace pigeon::store
