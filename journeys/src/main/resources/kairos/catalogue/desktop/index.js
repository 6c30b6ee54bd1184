'use strict';

module.exports = {
  name: 'Kairos journeys',
  script: './client.js'
};
