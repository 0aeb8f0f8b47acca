"use strict";

function CheckLocation() {
}
