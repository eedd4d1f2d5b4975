// The examples that a small shop could have written.
#pragma once

#include <vector>

#include "intents/model.h"

namespace pigeon::intents {

inline std::vector<Example> shop() {
  return {
      {"opening_hours", "when are you open"},
      {"opening_hours", "what time do you close on saturday"},
      {"opening_hours", "are you open on sundays"},
      {"opening_hours", "opening hours please"},
      {"opening_hours", "how late are you there tonight"},
      {"parcel", "where is my parcel"},
      {"parcel", "my package has not arrived yet"},
      {"parcel", "can you track order 123456"},
      {"parcel", "when will my delivery come"},
      {"parcel", "i am still waiting for the shoes i ordered"},
      {"price", "how much is a haircut"},
      {"price", "what do you charge for colouring"},
      {"price", "can you send me your price list"},
      {"price", "what does a beard trim cost"},
      {"price", "is it more expensive for long hair"},
      {"cancel_visit", "i need to cancel my appointment"},
      {"cancel_visit", "sorry i cannot make it tomorrow"},
      {"cancel_visit", "please cancel my booking for friday"},
      {"cancel_visit", "something came up and i have to call it off"},
      {"cancel_visit", "we will not be coming on monday"},
      {"book_visit", "can i book an appointment"},
      {"book_visit", "do you have anything free on thursday"},
      {"book_visit", "i would like to come in next week"},
      {"book_visit", "is there a slot for two people"},
      {"book_visit", "i want to make an appointment for my son"},
  };
}

}  // namespace pigeon::intents
